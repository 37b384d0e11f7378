// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <optional>

#include "ports/region_link.h"

namespace rebate::link {

/// The NDJSON snapshot, read line by line as it comes.
class SnapshotStream : public QObject {
  Q_OBJECT

 public:
  static Subscription open(QNetworkAccessManager& network, const QNetworkRequest& request, SnapshotListener& listener);

 private:
  SnapshotStream(QNetworkReply* reply, SnapshotListener& listener);
  void bytesCame();
  void finished();
  Outcome line(std::string_view text);
  void fail(const Error& why);
  void end();

  QNetworkReply* reply_;
  SnapshotListener* listener_;  ///< null once ended
  QByteArray pending_;          ///< an unfinished line
  std::vector<User> users_;     ///< of this network read
  std::vector<Rebate> rebates_;
  std::vector<Withdrawal> withdrawals_;
  bool begun_ = false;
  std::optional<Cursor> ended_;
};

}  // namespace rebate::link
