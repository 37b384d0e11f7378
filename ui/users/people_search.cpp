// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/people_search.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <memory>

#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kPatience = 8;
constexpr int kTypingPause = 150;
constexpr qsizetype kShortestForRegion = 3;
constexpr std::size_t kShortestOrder = 8;
constexpr int kOrders = 5;

bool isOrderNumber(const std::string& text) {
  return text.size() >= kShortestOrder &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

/// Those the copy finds by themselves, then those whose orders it finds.
std::vector<User> peopleIn(CacheReader& reader, const std::string& text) {
  auto users = reader.users(text, PeopleSearch::kMost).valueOr({});
  if (!isOrderNumber(text)) return users;
  RebateQuery query;
  query.text = text;
  for (const auto& row : reader.rebates(query, std::nullopt, kOrders).valueOr({})) {
    const bool known = std::any_of(users.begin(), users.end(), [&](const User& user) { return user.id == row.userId; });
    if (known || row.userId.empty() || row.line.find(text) == std::string::npos) continue;
    if (const auto owner = reader.user(row.userId); owner && *owner) users.push_back(**owner);
  }
  return users;
}

}  // namespace

PeopleSearch::PeopleSearch(const Context& context, QObject* parent) : QObject(parent), context_(context) {
  pause_ = new QTimer(this);
  pause_->setSingleShot(true);
  pause_->setInterval(kTypingPause);
  connect(pause_, &QTimer::timeout, this, &PeopleSearch::askRegion);
}

void PeopleSearch::search(const QString& text) {
  text_ = text.trimmed().toStdString();
  again();
}

void PeopleSearch::again() {
  ++number_;
  trouble_.reset();
  asking_ = readingCopy_ = false;
  pause_->stop();
  if (text_.empty()) return readRecent();
  asking_ = qs(text_).size() >= kShortestForRegion;
  readCopy();
  if (asking_) pause_->start();
}

void PeopleSearch::readCopy() {
  auto* desk = context_.workspace.desk();
  if (!desk) {
    model_.setCopy({});
    return Q_EMIT changed();
  }
  readingCopy_ = true;
  const auto found = std::make_shared<std::vector<User>>();
  const QPointer<PeopleSearch> self(this);
  desk->ask([found, text = text_](CacheReader& reader) { *found = peopleIn(reader, text); },
            [self, found, number = number_] {
              if (!self || self->number_ != number) return;
              self->readingCopy_ = false;
              self->model_.setCopy(std::move(*found));
              Q_EMIT self->changed();
            },
            kPatience);
}

void PeopleSearch::readRecent() {
  auto* desk = context_.workspace.desk();
  if (!desk || recent_.empty()) {
    model_.setRecent({});
    return Q_EMIT changed();
  }
  const auto found = std::make_shared<std::vector<User>>();
  const QPointer<PeopleSearch> self(this);
  desk->ask(
      [found, ids = recent_](CacheReader& reader) {
        for (const auto& id : ids)
          if (auto user = reader.user(id); user && *user) found->push_back(**user);
      },
      [self, found, number = number_] {
        if (!self || self->number_ != number) return;
        self->model_.setRecent(std::move(*found));
        Q_EMIT self->changed();
      },
      kPatience);
}

void PeopleSearch::askRegion() {
  const QPointer<PeopleSearch> self(this);
  ask(context_.workspace, UserSearch{text_, kMost},
      std::function([self, number = number_](Result<std::vector<UserProfile>> found) {
        if (!self || self->number_ != number) return;
        self->asking_ = false;
        std::vector<User> users;
        if (found)
          for (auto& profile : *found) users.push_back(std::move(profile.user));
        else
          self->trouble_ = found.error();
        self->model_.setRegion(std::move(users));
        Q_EMIT self->changed();
      }));
}

void PeopleSearch::remember(const std::string& userId) {
  std::erase(recent_, userId);
  recent_.insert(recent_.begin(), userId);
  if (recent_.size() > kMostRecent) recent_.pop_back();
  if (text_.empty()) readRecent();
}

}  // namespace rebate
