// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <string>

namespace rebate::fixtures {

/// Pages of one platform with rows as they should be and as they should not.
class BadPages {
 public:
  explicit BadPages(const QString& platform) : platform_(platform) {}

  /// Line 1, 2, …; state: paid, received, settled (10.00 income), closed, unknown; modified so many minutes after noon.
  QJsonValue row(int line, const char* state, int minute) const;
  /// what: text (a word for a number), object (in the line's place), amount, long (5 MB), deep, "not a row"
  QJsonValue badRow(const char* what) const;
  QByteArray page(const QJsonArray& rows) const;
  std::string key(int line) const;  ///< our rebate's id

  /// Taobao's. A refund of 3.00 commission.
  QJsonValue refund(int line, int status, int minute) const;
  QJsonValue badRefund(const char* what) const;
  QByteArray refunds(const QJsonArray& rows) const;
  QJsonValue punishment(int line, int status) const;
  QByteArray punishments(const QJsonArray& rows) const;

  /// A page without rows: of "jd", "taobao refunds", …
  QByteArray empty(const QString& query) const;

 private:
  QString number(int line) const;
  QJsonValue spoiled(QJsonObject row, const char* what, const char* id, const char* amount, const char* status) const;

  QString platform_;
};

}  // namespace rebate::fixtures
