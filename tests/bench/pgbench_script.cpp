// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgbench_script.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <algorithm>

#include "bench.h"
#include "decision_play.h"

namespace rebate::bench {
namespace {

constexpr std::size_t kLongestKey = 100;  // longer texts are bodies: they need not be each their own

std::string number(std::int64_t value) {
  return std::to_string(value);
}

/// $1 … replaced by what stands at each place.
std::string withPlaces(const std::string& sql, const std::vector<std::string>& places) {
  std::string text;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (sql[at] != '$') {
      text += sql[at];
      continue;
    }
    std::size_t digits = 0;
    const auto which = std::stoul(sql.substr(at + 1), &digits);
    text += places.at(which - 1);
    at += digits;
  }
  return text;
}

}  // namespace

PgbenchScript::PgbenchScript(const Recording& recording, int users) : users_(users), jobs_(recording.size()) {
  counters_ = "\\set n :n + 1\n\\set line " + number(kFirstLine) + " + :n\n\\set user :n % " + number(users) + "\n";
  for (const auto& job : recording)
    if (job.size() != recording.front().size()) giveUp("the jobs are not of one shape");
  for (std::size_t i = 0; i < recording.front().size(); ++i) statements_ += statement(recording, i) + ";\n";
}

std::string PgbenchScript::statement(const Recording& recording, std::size_t number) {
  const auto& first = recording.front()[number];
  std::vector<std::string> places;
  for (std::size_t i = 0; i < first.values.size(); ++i) {
    std::vector<const Value*> values;
    for (const auto& job : recording) {
      if (job[number].sql != first.sql) giveUp("the jobs are not of one shape: " + job[number].sql);
      values.push_back(&job[number].values[i]);
    }
    places.push_back(place(values));
  }
  return withPlaces(first.sql, places);
}

std::string PgbenchScript::place(const std::vector<const Value*>& values) {
  const auto& first = *values.front();
  if (const auto* text = std::get_if<std::string>(&first))
    return textPlace(*text, std::all_of(values.begin(), values.end(), [&](const Value* v) { return *v == first; }));
  if (!std::holds_alternative<std::int64_t>(first)) return "NULL";
  std::vector<std::int64_t> numbers;
  for (const auto* value : values) numbers.push_back(std::get<std::int64_t>(*value));
  return numberPlace(numbers);
}

/// Counted up with every job, or with every round through the users; else it does not matter.
std::string PgbenchScript::numberPlace(const std::vector<std::int64_t>& numbers) {
  const auto perJob = numbers.size() > 1 ? numbers[1] - numbers[0] : 0;
  const auto round = static_cast<std::size_t>(users_);
  const auto perRound = numbers.size() > round ? numbers[round] - numbers[0] : 0;
  bool byJob = true;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    byJob = byJob && numbers[i] == numbers[0] + static_cast<std::int64_t>(i) * perJob;
  if (byJob && perJob == 0) return "CAST(" + parameter(number(numbers[0])) + " AS BIGINT)";
  const auto name = "i" + number(++places_);
  counters_ += "\\set " + name + " " + number(numbers[0]) + " + " +
               (byJob ? ":n * " + number(perJob) : ":n / " + number(users_) + " * " + number(perRound)) + "\n";
  return "CAST(:" + name + " AS BIGINT)";
}

std::string PgbenchScript::textPlace(const std::string& first, bool same) {
  if (same || first.size() > kLongestKey) return constant(first);
  const auto line = first.find(number(kFirstLine));
  if (line != std::string::npos)
    return "(" + constant(first.substr(0, line)) + " || CAST(:line AS TEXT) || " +
           constant(first.substr(line + number(kFirstLine).size())) + ")";
  if (first == "u-0") return "('u-' || CAST(:user AS TEXT))";
  return "(" + constant(first) + " || CAST(:n AS TEXT))";
}

/// In a parameter, since pgbench looks for its variables inside of quotes, too.
std::string PgbenchScript::constant(const std::string& text) {
  return text.empty() ? "''" : "CAST(" + parameter(text) + " AS TEXT)";
}

std::string PgbenchScript::parameter(const std::string& value) {
  const auto name = QStringLiteral("c%1").arg(++places_);
  constants_ << QStringLiteral("-D") << name + u'=' + QString::fromStdString(value);
  return ":" + name.toStdString();
}

double PgbenchScript::run(const region::StoreAddress& store, int port, const QString& folder) const {
  QFile script(folder + QStringLiteral("/decisions.pgbench"));
  if (!script.open(QIODevice::WriteOnly | QIODevice::Truncate)) giveUp("no script can be written");
  const auto begin = "BEGIN;\nSELECT pg_advisory_xact_lock(7234298870611337216);\n";
  script.write(QByteArray::fromStdString(counters_ + begin + statements_ + "COMMIT;\n"));
  script.close();
  const auto setting = QString::fromStdString(store.postgres->write);
  QStringList arguments{QStringLiteral("-n"),        QStringLiteral("-M"),     QStringLiteral("prepared"),
                        QStringLiteral("-t"),        QString::number(jobs_),   QStringLiteral("-h"),
                        QStringLiteral("127.0.0.1"), QStringLiteral("-p"),     QString::number(port),
                        QStringLiteral("-U"),        QStringLiteral("rebate"), QStringLiteral("-D"),
                        QStringLiteral("n=-1"),      QStringLiteral("-f"),     script.fileName()};
  QProcess pgbench;
  pgbench.start(QStringLiteral("pgbench"),
                arguments + constants_ + QStringList{setting.mid(setting.lastIndexOf(u'=') + 1)});
  if (!pgbench.waitForFinished(600'000) || pgbench.exitCode() != 0)
    giveUp("pgbench: " + pgbench.readAllStandardError().toStdString());
  static const QRegularExpression tps(QStringLiteral("tps = ([0-9.]+)"));
  const auto told = QString::fromUtf8(pgbench.readAllStandardOutput());
  const auto found = tps.match(told);
  if (!found.hasMatch() || !told.contains(QStringLiteral("%1/%1").arg(jobs_))) giveUp("pgbench: " + told.toStdString());
  return found.captured(1).toDouble();
}

}  // namespace rebate::bench
