// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/offers.h"

#include <QPointer>
#include <QPushButton>

#include "ui/incidents/alert_words.h"
#include "ui/incidents/incidents_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/help_dialogs.h"
#include "ui/style/language.h"
#include "ui/style/words.h"
#include "ui/users/user_acts.h"
#include "ui/users/users_page.h"

namespace rebate {
namespace {

constexpr auto kContext = "rebate::Offers";

/// Says it in the window's language and is found in both.
Offer offer(OfferKind kind, const char* source, std::function<void()> run) {
  Offer made{kind, QString::fromLatin1(source), QCoreApplication::translate(kContext, source)};
  made.names = Language::inBoth(kContext, source);
  made.run = std::move(run);
  return made;
}

QString native(const QKeySequence& keys) {
  return keys.toString(QKeySequence::NativeText);
}

/// Once the palette is gone, and when the window is still there.
std::function<void()> later(MainWindow& window, std::function<void(MainWindow&)> what) {
  return [self = QPointer<MainWindow>(&window), what = std::move(what)] {
    QMetaObject::invokeMethod(
        self,
        [self, what] {
          if (self) what(*self);
        },
        Qt::QueuedConnection);
  };
}

}  // namespace

std::vector<Offer> Offers::of(MainWindow& window) {
  std::vector<Offer> offers;
  addPages(window, offers);
  addViews(window, offers);
  addPeople(window, offers);
  addAlerts(window, offers);
  addActions(window, offers);
  addLooks(window, offers);
  return offers;
}

void Offers::addPages(MainWindow& window, std::vector<Offer>& offers) {
  const std::pair<PageId, const char*> pages[] = {{PageId::overview, QT_TR_NOOP("Overview")},
                                                  {PageId::rebates, QT_TR_NOOP("Rebates")},
                                                  {PageId::withdrawals, QT_TR_NOOP("Withdrawals")},
                                                  {PageId::users, QT_TR_NOOP("Users")},
                                                  {PageId::outbox, QT_TR_NOOP("Outbox")},
                                                  {PageId::audit, QT_TR_NOOP("Audit")},
                                                  {PageId::admin, QT_TR_NOOP("Admin")},
                                                  {PageId::incidents, QT_TR_NOOP("Incidents")},
                                                  {PageId::metrics, QT_TR_NOOP("Metrics")},
                                                  {PageId::failovers, QT_TR_NOOP("Failovers")}};
  for (const auto& [page, source] : pages) {
    if (!window.workbench()->has(page)) continue;
    auto made = offer(OfferKind::page, source, later(window, [page = page](MainWindow& self) { self.go(page); }));
    made.keys = native(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + static_cast<int>(page))));
    offers.push_back(std::move(made));
  }
}

void Offers::addViews(MainWindow& window, std::vector<Offer>& offers) {
  if (!window.workbench()->rebates()) return;
  const auto& counts = window.context().workspace.facts().cached.rebates;
  const std::pair<RebateState, const char*> views[] = {
      {RebateState::awaitingApproval, QT_TR_NOOP("Rebates › Awaiting approval")},
      {RebateState::held, QT_TR_NOOP("Rebates › Held")},
      {RebateState::estimated, QT_TR_NOOP("Rebates › Estimated")},
      {RebateState::waiting, QT_TR_NOOP("Rebates › Waiting")},
      {RebateState::credited, QT_TR_NOOP("Rebates › Credited")},
      {RebateState::rejected, QT_TR_NOOP("Rebates › Rejected")},
      {RebateState::voided, QT_TR_NOOP("Rebates › Void")},
      {RebateState::clawedBack, QT_TR_NOOP("Rebates › Clawed back")}};
  for (const auto& [state, source] : views) {
    auto made = offer(OfferKind::page, source, later(window, [state = state](MainWindow& self) {
                        if (!self.workbench()) return;
                        self.go(PageId::rebates);
                        RebateQuery query;
                        query.state = state;
                        self.workbench()->rebates()->restore(query, {});
                      }));
    const auto found = counts.find(state);
    made.hint = count(found == counts.end() ? 0 : found->second);
    offers.push_back(std::move(made));
  }
}

/// What is done to a person begins with finding them: whoever is opened next is who it is done to.
void Offers::addPeople(MainWindow& window, std::vector<Offer>& offers) {
  if (!window.workbench()->users()) return;
  const std::tuple<UserAct, const char*, QString> actions[] = {
      {UserAct::freeze, QT_TR_NOOP("Freeze a person…"), tr("needs a reason")},
      {UserAct::unfreeze, QT_TR_NOOP("Lift a freeze…"), tr("needs a reason")},
      {UserAct::reveal, QT_TR_NOOP("Reveal a phone or an account…"), tr("needs a reason, is recorded")},
      {UserAct::note, QT_TR_NOOP("Write a note about a person…"), {}},
      {UserAct::adjust, QT_TR_NOOP("Adjust a balance…"), tr("takes two people")},
      {UserAct::claim, QT_TR_NOOP("Claim an order for a person…"), tr("takes two people")}};
  for (const auto& [act, source, hint] : actions) {
    if (!UserActs::offered(act, window.context().workspace.facts())) continue;
    offers.push_back(offer(OfferKind::action, source, later(window, [act = act](MainWindow& self) {
                             if (self.workbench()) self.workbench()->show({PageId::users, {}, false, act});
                           })));
    offers.back().hint = hint;
  }
}

/// Each alert by its name: gone to, taken in hand, silenced.
void Offers::addAlerts(MainWindow& window, std::vector<Offer>& offers) {
  if (!window.context().alerts) return;
  using Act = void (IncidentsPage::*)(const std::string&);
  const std::pair<Act, const char*> acts[] = {{&IncidentsPage::open, QT_TR_NOOP("Incident: %1")},
                                              {&IncidentsPage::acknowledge, QT_TR_NOOP("Acknowledge %1…")},
                                              {&IncidentsPage::silence, QT_TR_NOOP("Silence %1…")}};
  for (const auto& view : window.context().alerts->facts().alerts) {
    const auto name = QStringLiteral("%1 · %2").arg(AlertWords::name(view), AlertWords::where(view));
    for (const auto& [act, source] : acts) {
      if (act == &IncidentsPage::acknowledge && view.standing != Standing::firing) continue;
      auto made = offer(OfferKind::action, source, later(window, [act = act, id = view.id()](MainWindow& self) {
                          if (!self.workbench()) return;
                          self.go(PageId::incidents);
                          self.workbench()->incidents()->open(id);
                          (self.workbench()->incidents()->*act)(id);
                        }));
      made.id += QLatin1Char('/') + qs(view.id());
      made.title = made.title.arg(name);
      for (auto& known : made.names) known = known.arg(name);
      offers.push_back(std::move(made));
    }
  }
}

void Offers::addLooks(MainWindow& window, std::vector<Offer>& offers) {
  const bool dark = window.context().look.tokens().dark;
  offers.push_back(offer(OfferKind::action, QT_TR_NOOP("Switch theme"), later(window, &MainWindow::switchTheme)));
  offers.back().hint = dark ? tr("dark → light") : tr("light → dark");
  offers.back().keys = native(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
  const std::pair<Theme, const char*> themes[] = {{Theme::system, QT_TR_NOOP("Theme: as the system")},
                                                  {Theme::dark, QT_TR_NOOP("Theme: dark")},
                                                  {Theme::light, QT_TR_NOOP("Theme: light")}};
  for (const auto& [theme, source] : themes)
    offers.push_back(
        offer(OfferKind::action, source, later(window, [theme = theme](MainWindow& self) { self.setTheme(theme); })));
  const std::pair<Tongue, const char*> tongues[] = {{Tongue::english, QT_TR_NOOP("Language: English")},
                                                    {Tongue::chinese, QT_TR_NOOP("Language: Chinese")}};
  for (const auto& [tongue, source] : tongues) {
    offers.push_back(offer(OfferKind::action, source,
                           later(window, [tongue = tongue](MainWindow& self) { self.setTongue(tongue); })));
    offers.back().names << (tongue == Tongue::english ? QStringLiteral("English") : QStringLiteral("简体中文"));
  }
  const std::pair<int, const char*> sizes[] = {{100, QT_TR_NOOP("Text size: usual")},
                                               {115, QT_TR_NOOP("Text size: larger")},
                                               {130, QT_TR_NOOP("Text size: large")},
                                               {150, QT_TR_NOOP("Text size: 150 %")},
                                               {200, QT_TR_NOOP("Text size: 200 %")}};
  for (const auto& [size, source] : sizes)
    offers.push_back(
        offer(OfferKind::action, source, later(window, [size = size](MainWindow& self) { self.setTextSize(size); })));
}

void Offers::addActions(MainWindow& window, std::vector<Offer>& offers) {
  const auto add = [&](const char* source, std::function<void(MainWindow&)> run, const QString& keys = {}) {
    offers.push_back(offer(OfferKind::action, source, later(window, std::move(run))));
    offers.back().keys = keys;
  };
  for (auto* button : window.workbench()->currentPage()->findChildren<QPushButton*>(QStringLiteral("export"))) {
    if (!button->isVisibleTo(window.workbench()) || !button->isEnabled()) continue;
    add(QT_TR_NOOP("Export this table…"), [button = QPointer(button)](MainWindow&) {
      if (button) button->click();
    });
    break;
  }
  add(
      QT_TR_NOOP("Send the outbox again"), [](MainWindow& self) { self.context().workspace.retryOutbox(); },
      native(QKeySequence(Qt::Key_F5)));
  add(QT_TR_NOOP("Settings"), &MainWindow::showSettings, native(QKeySequence(Qt::CTRL | Qt::Key_Comma)));
  add(
      QT_TR_NOOP("Lock the console"), [](MainWindow& self) { self.lock(LockReason::asked); },
      native(QKeySequence(Qt::CTRL | Qt::Key_L)));
  add(QT_TR_NOOP("Sign out"), [](MainWindow& self) { self.context().workspace.signOut(); });
  add(
      QT_TR_NOOP("Keyboard shortcuts"), [](MainWindow& self) { HelpDialogs::showShortcuts(&self); },
      native(QKeySequence(Qt::Key_F1)));
  add(QT_TR_NOOP("About Rebate Console"), [](MainWindow& self) { HelpDialogs::showAbout(&self); });
}

}  // namespace rebate
