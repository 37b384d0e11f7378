// SPDX-License-Identifier: GPL-3.0-or-later
// The page's search: a field, what it found, and the way from one to the other by keyboard.
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>
#include <memory>

#include "ui/delegates/cell_delegates.h"
#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"
#include "ui/users/people_dress.h"
#include "ui/users/people_search.h"
#include "ui/users/person_view.h"
#include "ui/users/users_page.h"

namespace rebate {
namespace {

constexpr Millis kPatience = 8;

/// Void and clawed-back orders among all since then, counted along the indexes.
Result<Share> closedSince(CacheReader& reader, Millis since) {
  Share share;
  for (const auto& [state, into] : {std::pair{std::optional(RebateState::voided), &share.part},
                                    std::pair{std::optional(RebateState::clawedBack), &share.part},
                                    std::pair{std::optional<RebateState>(), &share.all}}) {
    RebateQuery query;
    query.state = state;
    const auto counted = reader.countBetween(query, std::nullopt, PageKey{since, {}});
    if (!counted) return counted.error();
    *into += *counted;
  }
  return share;
}

}  // namespace

QWidget* UsersPage::buildSearch() {
  auto* card = make::frame("card");
  card->setFixedWidth(scaled(256));
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->setSpacing(8);
  layout->addWidget(search_ = new QLineEdit);
  search_->setObjectName(QStringLiteral("findPeople"));
  search_->setPlaceholderText(tr("Phone, name, id or order"));
  search_->setAccessibleName(tr("Find people"));
  search_->setClearButtonEnabled(true);
  search_->installEventFilter(this);
  layout->addWidget(wishCard_ = make::frame("banner"));
  auto* wish = new QVBoxLayout(wishCard_);
  wish->setContentsMargins(12, 8, 8, 8);
  wish->setSpacing(4);
  wish->addWidget(wishWords_ = make::paragraph({}));
  auto* never = make::button(tr("Not now"));
  never->setObjectName(QStringLiteral("notNow"));
  wish->addWidget(never, 0, Qt::AlignLeft);
  connect(never, &QPushButton::clicked, this, [this] { arrive({PageId::users}); });
  wishCard_->setVisible(false);
  layout->addWidget(people_ = new QTableView, 1);
  auto* dress = new PeopleDress(found_->model(), context_.look, this);
  dress->setSourceModel(&found_->model());
  people_->setModel(dress);
  people_->setObjectName(QStringLiteral("people"));
  people_->setAccessibleName(tr("People found"));
  setUpTable(people_);
  people_->horizontalHeader()->hide();
  people_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  people_->setItemDelegate(new PlainDelegate(people_));
  people_->installEventFilter(this);
  layout->addWidget(hint_ = make::paragraph({}));
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    openWhenFound_ = false;
    found_->search(text);
  });
  connect(people_, &QTableView::activated, this, &UsersPage::openFound);
  connect(people_, &QTableView::clicked, this, &UsersPage::openFound);
  return card;
}

void UsersPage::takeFocus() {
  if (side_->isHidden()) return;
  search_->setFocus();
  search_->selectAll();
}

bool UsersPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
  const auto key = static_cast<QKeyEvent*>(event)->key();
  const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (watched == search_ && enter) {
    openFirst();
    return true;
  }
  if (watched == search_ && key == Qt::Key_Down && found_->model().rowCount() > 0) {
    people_->setFocus();
    return true;
  }
  if (watched == people_ && key == Qt::Key_Up && people_->currentIndex().row() <= 0) {
    takeFocus();
    return true;
  }
  return Page::eventFilter(watched, event);
}

/// Whoever types fast presses Enter before the answer is there.
void UsersPage::openFirst() {
  const bool waiting = !found_->copyAnswered() || (found_->model().rowCount() == 0 && !found_->regionAnswered());
  if (waiting) {
    openWhenFound_ = true;
    return;
  }
  openWhenFound_ = false;
  openFound();
}

void UsersPage::openFound() {
  const auto* row = found_->model().at(std::max(0, people_->currentIndex().row()));
  if (row) open(std::string(row->user.id));
}

void UsersPage::peopleChanged() {
  const bool any = found_->model().rowCount() > 0;
  if (any && !people_->currentIndex().isValid()) people_->selectRow(0);
  people_->setEnabled(any);
  showHint();
  if (openWhenFound_) openFirst();
}

void UsersPage::showHint() {
  const auto typed = search_->text().trimmed();
  const int rows = found_->model().rowCount();
  const bool offline = DataAge::isOffline(context_.workspace.facts());
  const bool searching = !found_->copyAnswered() || !found_->regionAnswered();
  QString text;
  if (typed.isEmpty())
    text = rows > 0 ? tr("Opened lately; forgotten when you lock or sign out.") : QString();
  else if (searching && rows == 0)
    text = tr("Looking…");
  else if (rows == 0)
    text = offline ? tr("Nobody in this desktop's copy. No region answers to look further.")
                   : tr("Nobody. A phone needs four digits in a row or more, a nickname begins with what you type.");
  else if (rows >= PeopleSearch::kMost)
    text = tr("The first %1. Type more to narrow it.").arg(rows);
  else if (offline)
    text = tr("From this desktop's copy; no region answers.");
  else if (context_.workspace.facts().personalExpired)
    text = tr("Names and phones are locked until a region answers: ids and orders are found.");
  make::setText(hint_, text);
  hint_->setVisible(!text.isEmpty());
}

/// Once a copy: it moves by less than is worth a walk.
void UsersPage::readTypical() {
  auto* desk = context_.workspace.desk();
  const auto& facts = context_.workspace.facts();
  if (!desk || (typical_ && typicalOf_ == facts.copyNumber)) return;
  typicalOf_ = facts.copyNumber;
  const auto since = context_.clock.wall() + facts.clockAhead - UserFigures::kRecent;
  const auto share = std::make_shared<Result<Share>>(Share{});
  const QPointer<UsersPage> self(this);
  desk->ask([share, since](CacheReader& reader) { *share = closedSince(reader, since); },
            [self, share] {
              if (!self || !*share) return;
              self->typical_ = **share;
              for (int tab = 0; tab < self->tabs_->count(); ++tab) self->at(tab)->setTypical(self->typical_);
            },
            0);
}

}  // namespace rebate
