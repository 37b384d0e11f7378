// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include "ports/alert_source.h"

namespace rebate::link {

/// An Alertmanager's API v2. Its own connections and deadline, so that one that is dead delays no other.
class QtAlertmanager : public AlertSource {
 public:
  explicit QtAlertmanager(const std::string& address, Millis timeout = 4'000);

  Subscription alerts(std::function<void(Result<std::vector<Alert>>)> answer) override;
  Subscription groups(std::function<void(Result<AlertGroups>)> answer) override;
  Subscription silences(std::function<void(Result<std::vector<Silence>>)> answer) override;
  Subscription version(std::function<void(Result<std::string>)> answer) override;
  Subscription silence(const Silence& wish, std::function<void(Result<std::string>)> answer) override;
  Subscription expire(const std::string& id, std::function<void(Outcome)> answer) override;

 private:
  QNetworkRequest request(const QString& path) const;

  QUrl base_;
  Millis timeout_;
  QNetworkAccessManager network_;
};

}  // namespace rebate::link
