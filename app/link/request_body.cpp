// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/request_body.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rebate::link {

RequestBody::RequestBody(QByteArray bytes, QObject* parent) : QIODevice(parent), bytes_(std::move(bytes)) {
  open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 RequestBody::bytesAvailable() const {
  return bytes_.size() - at_ + QIODevice::bytesAvailable();
}

qint64 RequestBody::readData(char* data, qint64 most) {
  const auto count = std::min<qint64>(most, bytes_.size() - at_);
  if (count <= 0) return -1;
  std::memcpy(data, bytes_.constData() + at_, static_cast<std::size_t>(count));
  at_ += count;
  return count;
}

}  // namespace rebate::link
