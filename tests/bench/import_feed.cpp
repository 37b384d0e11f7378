// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_feed.h"

#include <QProcess>

#include "bench.h"
#include "region/cli/page_files.h"
#include "region/ledger/intake.h"
#include "region/ledger/settlement.h"
#include "stage.h"
#include "wire/taobao.h"

namespace rebate::bench {

Feed makeFeed(int lines, const QString& folder) {
  QProcess maker;
  maker.start(QStringLiteral("python3"),
              {QStringLiteral(REBATE_MAKE_ORDERS), QStringLiteral("1"), QString::number(lines), folder});
  if (!maker.waitForFinished(120'000) || maker.exitCode() != 0) giveUp("make-orders failed");
  Feed feed;
  const auto users = region::cli::readWholeFile(folder.toStdString() + "/users.json");
  const auto parsed = users ? region::parseUsers(*users) : users.error();
  const auto files = region::cli::pageFiles({folder.toStdString()});
  if (!parsed || !files) giveUp("make-orders wrote no feed");
  feed.users = *parsed;
  for (const auto& file : *files) feed.pages.push_back(region::cli::readPageFile(file).valueOr({}));
  return feed;
}

std::int64_t take(region::SqlSession& sql, const std::vector<std::string>& pages) {
  region::IntakeCounts counts;
  writeNow(sql, [&](region::Writing& writing) {
    for (const auto& bytes : pages) {
      const auto reply = wire::parseTaobaoReply(bytes);
      if (!reply) giveUp(reply.error().detail);
      counts += takePage(writing, reply->page, "bench", "page");
      while (consumeEvents(writing, 1'000).events > 0) continue;
    }
  });
  return counts.rows;
}

}  // namespace rebate::bench
