// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

#include "ports/region_link.h"

namespace rebate::link {

/// "127.0.0.1:8101" or a whole http(s) URL.
QUrl baseUrlOf(const std::string& address);

/// One region over HTTP, on the thread that creates it. Streams have a network manager of their own: it opens at most
/// six connections to a host, and streams would take them all from the requests.
class QtRegionLink : public RegionLink {
 public:
  explicit QtRegionLink(const std::string& address, Millis timeout = 5'000);

  void setToken(std::string token) override;
  Subscription hello(Answer<RegionHello> answer) override;
  Subscription signIn(const Credentials& credentials, Answer<SessionGrant> answer) override;
  Subscription refresh(Answer<SessionGrant> answer) override;
  Subscription openChanges(const Cursor& from, StreamListener& listener, bool once) override;
  Subscription fetchSnapshot(SnapshotListener& listener) override;
  Subscription fetchRebate(const std::string& id, Answer<RebateDetail> answer) override;
  Subscription postDecisions(const std::vector<Decision>& decisions,
                             Answer<std::vector<DecisionReply>> answer) override;
  Subscription postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) override;
  Subscription read(const RegionRead& wish, Answer<RegionReading> answer) override;
  Subscription lookUpDecision(const std::string& id, Answer<DecisionReply> answer) override;

 private:
  QNetworkRequest request(const QString& path, Millis timeout) const;

  QUrl base_;
  Millis timeout_;
  QByteArray authorization_;
  QNetworkAccessManager requests_;
  QNetworkAccessManager streams_;
};

}  // namespace rebate::link
