// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour goes to see, in order.
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "ui/lock/lock_page.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/overview_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/hand.h"
#include "ui/shell/pictures.h"
#include "ui/shell/tour.h"
#include "ui/signin/sign_in_page.h"

namespace rebate {

void Tour::addSignIn() {
  add(
      QStringLiteral("the window, and the keyring open"),
      [this] {
        return window_.isSignedIn() || window_.signInPage()->button()->isEnabled() ||
               (window_.isLocked() && window_.lockPage()->unlockButton()->isEnabled());
      },
      QStringLiteral("01-sign-in"),
      [this] {
        if (window_.isSignedIn()) return true;
        if (!plan_.credentials) return false;
        if (window_.isLocked()) return unlock();
        auto* page = window_.signInPage();
        page->name()->clear();
        return hand::type(page->name(), QString::fromStdString(plan_.credentials->name)) &&
               hand::type(page->password(), QString::fromStdString(plan_.credentials->password.text())) &&
               hand::click(page->button());
      });
  add(
      QStringLiteral("signed in"), [this] { return window_.isSignedIn(); }, {},
      [this] { return goTo(PageId::overview); });
  add(QStringLiteral("%1 regions live, one of them leads").arg(plan_.regions),
      [this] { return allLive() && hasLeader(); });
  add(
      QStringLiteral("credits on the live chart"), [this] { return isCreditedSince(0); }, QStringLiteral("02-overview"),
      [this] {
        firstLeader_ = facts().target.region;
        return goTo(PageId::rebates);
      });
}

void Tour::addDecision() {
  add(
      QStringLiteral("a rebate that waits for approval"),
      [this] { return window_.workbench()->current() == PageId::rebates && approvableRow() >= 0; },
      QStringLiteral("03-rebates"), [this] { return approve(); });
  add(
      QStringLiteral("a rebate approved and applied"), [this] { return isCredited(); }, QStringLiteral("04-approved"),
      [this] { return goTo(PageId::outbox); });
  add(
      QStringLiteral("the decision in the outbox"), [this] { return window_.workbench()->current() == PageId::outbox; },
      QStringLiteral("05-outbox"), [this] { return goTo(PageId::overview); });
}

void Tour::addFailover() {
  const auto banner = [this] { return window_.workbench()->overview()->banner(); };
  add(
      QStringLiteral("a failover banner"), [banner] { return banner()->isVisible() && banner()->failover(); },
      QStringLiteral("06-failover"), [this] { return goTo(PageId::rebates); });
  add(
      QStringLiteral("another rebate to decide while the leader is gone"), [this] { return approvableRow() >= 0; }, {},
      [this] { return approve(); });
  add(
      QStringLiteral("the decision kept on this desktop"), [this] { return stateOfDecision().has_value(); },
      QStringLiteral("07-decided-meanwhile"), [this] { return goTo(PageId::overview); });
  add(QStringLiteral("another leader"), [this] { return hasLeader() && facts().target.region != firstLeader_; });
  add(
      QStringLiteral("how long the failover took"),
      [banner] {
        const auto& failover = banner()->failover();
        return banner()->isVisible() && failover && failover->phase() == FailoverPhase::done;
      },
      QStringLiteral("08-recovered"), [this] { return goTo(PageId::outbox); });
  add(
      QStringLiteral("the decision made meanwhile applied"), [this] { return isCredited(); },
      QStringLiteral("09-applied-after-failover"), [this] { return goTo(PageId::overview); });
  add(QStringLiteral("all regions live again"), [this] { return allLive(); });
  add(
      QStringLiteral("credits on the chart after the failover"),
      [this] {
        const auto& past = facts().failovers;
        return !past.empty() && past.front().reroutedAt && isCreditedSince(*past.front().reroutedAt);
      },
      QStringLiteral("10-live-again"));
}

/// The pages that nothing was decided on. What a role has not is not looked for.
void Tour::addPages() {
  const std::pair<PageId, const char*> pages[] = {{PageId::withdrawals, "withdrawals"},
                                                  {PageId::users, "users"},
                                                  {PageId::audit, "audit"},
                                                  {PageId::admin, "admin"},
                                                  {PageId::incidents, "incidents"},
                                                  {PageId::metrics, "metrics"},
                                                  {PageId::failovers, "failovers"}};
  for (const auto& [page, name] : pages)
    add(
        QStringLiteral("the window before the page of %1").arg(QLatin1String(name)),
        [this] { return window_.isSignedIn(); }, {},
        [this, page = page, name = name] {
          if (!window_.workbench()->has(page)) return true;
          return goTo(page) && window_.workbench()->current() == page &&
                 savePicture(window_, plan_.folder, QStringLiteral("10-") + QLatin1String(name));
        });
}

void Tour::addLooks() {
  add(
      QStringLiteral("every page in both themes and languages"),
      [this] {
        const auto pages = window_.workbench()->navigation()->count();
        return saveAllPictures(window_, plan_.folder, QStringLiteral("11-")).size() == 4 * pages;
      },
      {},
      [this] {
        window_.showSettings();
        return true;
      });
  add(
      QStringLiteral("the settings beside the window"),
      [this] { return savePictures(window_, plan_.folder, QStringLiteral("12-settings")).size() == 4; }, {},
      [this] {
        if (plan_.credentials) window_.lock(LockReason::asked);
        return true;
      });
}

bool Tour::unlock() {
  auto* page = window_.lockPage();
  page->password()->clear();
  return hand::type(page->password(), QString::fromStdString(plan_.credentials->password.text())) &&
         hand::click(page->unlockButton());
}

void Tour::addLock() {
  add(QStringLiteral("the lock, and nothing else left"), [this] {
    return window_.isLocked() && facts().signIn == SignIn::locked && !window_.workbench() &&
           savePictures(window_, plan_.folder, QStringLiteral("13-lock")).size() == 4;
  });
  add(
      QStringLiteral("a field for the password"), [this] { return window_.lockPage()->password()->isVisible(); }, {},
      [this] { return unlock(); });
  add(QStringLiteral("everything again after the password"), [this] { return window_.isSignedIn() && allLive(); });
}

}  // namespace rebate
