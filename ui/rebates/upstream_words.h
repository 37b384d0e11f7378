// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

namespace rebate {

/// What the members of the platforms' rows are called. Names as in the documentation of Taobao Alliance, JD Union and
/// PDD's Duoduo Jinbao.
class UpstreamWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::UpstreamWords)
 public:
  static QString member(const std::string& name);  ///< the name itself, where nothing better is known
};

}  // namespace rebate
