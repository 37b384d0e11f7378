// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace rebate::link {

/// A request's body that can be read once. QNetworkAccessManager sends a POST a second time when the server hangs up
/// without an answer, if it can rewind the body; a sequential device that it may not buffer it cannot.
class RequestBody : public QIODevice {
 public:
  explicit RequestBody(QByteArray bytes, QObject* parent = nullptr);
  bool isSequential() const override { return true; }
  qint64 bytesAvailable() const override;
  bool atEnd() const override { return at_ >= bytes_.size(); }
  bool begun() const { return at_ > 0; }  ///< some of it may have left this machine

 protected:
  qint64 readData(char* data, qint64 most) override;
  qint64 writeData(const char*, qint64) override { return -1; }

 private:
  QByteArray bytes_;
  qsizetype at_ = 0;
};

}  // namespace rebate::link
