// SPDX-License-Identifier: GPL-3.0-or-later
// The monitoring's own files, judged by the programs that read them.
#include <QtTest>

#include <QDir>
#include <QProcess>

namespace {

const QString kEngines = QStringLiteral(REBATE_TOP "/packaging/engines");

struct Said {
  int status = -1;
  QByteArray words;
};
Said run(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.setWorkingDirectory(kEngines);
  process.start(program, arguments);
  if (!process.waitForFinished(50'000)) return {-1, "no such program, or no end: " + program.toUtf8()};
  return {process.exitCode(), process.readAll()};
}

QByteArray contentOf(const QString& name) {
  QFile file(kEngines + u'/' + name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestClusterRules : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void prometheusTakesTheRules();
  void eachAlertComesWhenItShouldAndNotBefore();
  void everyAlertIsTestedAndHasARunbookOfTwoSentences();
  void alertmanagerTakesItsConfiguration();
  void theDashboardAsksOnlyForWhatIsThere();
};

void TestClusterRules::prometheusTakesTheRules() {
  const auto said = run(QStringLiteral("promtool"),
                        {QStringLiteral("check"), QStringLiteral("rules"), QStringLiteral("prometheus/alert.rules.yml"),
                         QStringLiteral("prometheus/recording.rules.yml")});
  QVERIFY2(said.status == 0, said.words.constData());
}

void TestClusterRules::eachAlertComesWhenItShouldAndNotBefore() {
  const auto said = run(QStringLiteral("promtool"),
                        {QStringLiteral("test"), QStringLiteral("rules"), QStringLiteral("prometheus/alert.test.yml")});
  QVERIFY2(said.status == 0, said.words.constData());
}

void TestClusterRules::everyAlertIsTestedAndHasARunbookOfTwoSentences() {
  const auto tests = contentOf(QStringLiteral("prometheus/alert.test.yml"));
  const auto alerts =
      QString::fromUtf8(contentOf(QStringLiteral("prometheus/alert.rules.yml"))).split(QStringLiteral("- alert: "));
  QVERIFY(alerts.size() > 10);
  for (const auto& alert : alerts.mid(1)) {
    const auto name = alert.section(u'\n', 0, 0).trimmed();
    QVERIFY2(tests.contains(name.toUtf8()), qPrintable(name));
    const auto runbook = alert.section(QStringLiteral("runbook: >-"), 1).simplified();
    QVERIFY2(runbook.count(QStringLiteral(". ")) == 1 && runbook.endsWith(u'.'), qPrintable(name + runbook));
  }
}

void TestClusterRules::alertmanagerTakesItsConfiguration() {
  const auto said =
      run(QStringLiteral("amtool"), {QStringLiteral("check-config"), QStringLiteral("alertmanager/alertmanager.yml")});
  QVERIFY2(said.status == 0, said.words.constData());
}

/// Every recorded series a panel asks for is one that the rules record.
void TestClusterRules::theDashboardAsksOnlyForWhatIsThere() {
  const auto board = QJsonDocument::fromJson(contentOf(QStringLiteral("grafana/rebate.json"))).object();
  const auto rules = contentOf(QStringLiteral("prometheus/recording.rules.yml"));
  const auto panels = board.value(QStringLiteral("panels")).toArray();
  QVERIFY(panels.size() >= 8);
  for (const auto& panel : panels)
    for (const auto& target : panel[QStringLiteral("targets")].toArray()) {
      const auto asked = target[QStringLiteral("expr")].toString();
      static const QRegularExpression recorded(QStringLiteral("[a-z]+:[a-z_]+:[a-z0-9_]+|platform:[a-z_]+"));
      const auto found = recorded.match(asked).captured();
      QVERIFY2(!asked.isEmpty(), qPrintable(panel[QStringLiteral("title")].toString()));
      if (!found.isEmpty()) QVERIFY2(rules.contains("record: " + found.toUtf8() + "\n"), qPrintable(asked));
    }
}

QTEST_GUILESS_MAIN(TestClusterRules)
#include "tst_cluster_rules.moc"
