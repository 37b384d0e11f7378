// SPDX-License-Identifier: GPL-3.0-or-later
// The handover as files: one web page that needs nothing else, the same facts as JSON, and nobody named in either.
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QXmlStreamReader>

#include "records_gui.h"
#include "ui/failovers/failovers_page.h"
#include "ui/failovers/handover.h"
#include "ui/failovers/handover_dialog.h"
#include "ui/failovers/handover_viewer.h"

using namespace rebate;

namespace {

HandoverFacts factsOfTheNight() {
  FakeWorkspace workspace;
  scenes::live(workspace);
  FakeRecordDesk desk;
  addRecords(desk, workspace);
  HandoverFacts facts;
  const auto lostAt = desk.state.failovers.front().at();
  facts.from = lostAt - 60'000;
  facts.to = lostAt + 60'000;
  facts.madeAt = lostAt + 600'000;
  facts.failovers = {desk.state.failovers[0], desk.state.failovers[1]};
  facts.failovers[0].note = "<script>alert(1)</script> & \"power\"";
  facts.events.assign(desk.state.events.rbegin(), desk.state.events.rend());
  facts.events.push_back({lostAt + 1, "s", EventKind::switchover, "cn-east", "zhao.lei", "cn-south", "approved", {}});
  facts.moments = desk.recorded;
  return facts;
}

/// The part of JSON Schema that the handover's schema uses; the first thing that does not fit.
QString misfit(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& root, const QString& path);

QString misfitOfObject(const QJsonObject& value, const QJsonObject& schema, const QJsonObject& root,
                       const QString& path) {
  const auto properties = schema[QStringLiteral("properties")].toObject();
  for (const auto& name : schema[QStringLiteral("required")].toArray())
    if (!value.contains(name.toString())) return path + QStringLiteral(": lacks ") + name.toString();
  for (auto member = value.begin(); member != value.end(); ++member) {
    if (!properties.contains(member.key())) return path + QStringLiteral(": unknown ") + member.key();
    const auto bad = misfit(member.value(), properties[member.key()].toObject(), root, path + u'/' + member.key());
    if (!bad.isEmpty()) return bad;
  }
  return {};
}

QString misfit(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& root, const QString& path) {
  if (const auto ref = schema[QStringLiteral("$ref")].toString(); !ref.isEmpty()) {
    const auto named = root[QStringLiteral("definitions")].toObject()[ref.section(u'/', -1)].toObject();
    return misfit(value, named, root, path);
  }
  if (schema.contains(QStringLiteral("const")))
    return schema[QStringLiteral("const")] == value ? QString() : path + QStringLiteral(": not the constant");
  if (schema.contains(QStringLiteral("enum")))
    return schema[QStringLiteral("enum")].toArray().contains(value) ? QString() : path + QStringLiteral(": not listed");
  const auto type = schema[QStringLiteral("type")].toString();
  if (type == QLatin1String("object"))
    return value.isObject() ? misfitOfObject(value.toObject(), schema, root, path)
                            : path + QStringLiteral(": no object");
  if (type == QLatin1String("array")) {
    if (!value.isArray()) return path + QStringLiteral(": no array");
    const auto items = schema[QStringLiteral("items")];
    const auto list = value.toArray();
    if (items.isArray() && list.size() != items.toArray().size()) return path + QStringLiteral(": wrong length");
    for (int i = 0; i < list.size(); ++i) {
      const auto of = items.isArray() ? items.toArray()[i].toObject() : items.toObject();
      const auto bad = misfit(list[i], of, root, path + u'/' + QString::number(i));
      if (!bad.isEmpty()) return bad;
    }
    return {};
  }
  const bool fits = (type == QLatin1String("string") && value.isString()) ||
                    (type == QLatin1String("boolean") && value.isBool()) ||
                    ((type == QLatin1String("integer") || type == QLatin1String("number")) && value.isDouble());
  if (!fits) return path + QStringLiteral(": not a ") + type;
  const auto pattern = schema[QStringLiteral("pattern")].toString();
  if (!pattern.isEmpty() && !QRegularExpression(pattern).match(value.toString()).hasMatch())
    return path + QStringLiteral(": does not match");
  if (schema.contains(QStringLiteral("minimum")) && value.toDouble() < schema[QStringLiteral("minimum")].toDouble())
    return path + QStringLiteral(": too small");
  return {};
}

}  // namespace

class TestHandover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thePageIsWholeAndNeedsNothingElse();
  void thePageSaysWhatHappened();
  void theJsonHoldsToItsSchema();
  void theJsonIsReadAgain();
  void aFileIsShownWithoutSigningIn();
  void nobodyIsNamed();
  void itIsWrittenFromThePage_data();
  void itIsWrittenFromThePage();
  void aFolderThatIsNotThereIsSaid();
};

void TestHandover::thePageIsWholeAndNeedsNothingElse() {
  const auto html = Handover::html(factsOfTheNight());
  QXmlStreamReader reader(html.mid(html.indexOf("<html")));
  int drawings = 0, lines = 0;
  while (!reader.atEnd()) {
    reader.readNext();
    if (!reader.isStartElement()) continue;
    QVERIFY(reader.name() != QLatin1String("script") && reader.name() != QLatin1String("link") &&
            reader.name() != QLatin1String("img"));
    for (const auto& attribute : reader.attributes())
      QVERIFY(attribute.name() != QLatin1String("src") && attribute.name() != QLatin1String("href"));
    drawings += reader.name() == QLatin1String("svg");
    lines += reader.name() == QLatin1String("polyline");
  }
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  QCOMPARE(drawings, 3);
  QVERIFY(lines >= 3);
  QVERIFY(!html.contains("url(") && !html.contains("@import"));
}

void TestHandover::thePageSaysWhatHappened() {
  const auto html = QString::fromUtf8(Handover::html(factsOfTheNight()));
  for (const auto* words : {"cn-east → cn-north", "19.4 s", "1.8 · 11.2 · 5.1 · 1.3", "0 / 0", "over budget",
                            "cn-east is taken for lost", "&lt;script&gt;"})
    QVERIFY2(html.contains(QString::fromUtf8(words)), words);
}

void TestHandover::theJsonHoldsToItsSchema() {
  QFile file(QStringLiteral(REBATE_HANDOVER_SCHEMA));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto schema = QJsonDocument::fromJson(file.readAll()).object();
  QVERIFY(!schema.isEmpty());
  auto all = QJsonDocument::fromJson(Handover::json(factsOfTheNight())).object();
  QCOMPARE(misfit(all, schema, schema, {}), QString());
  const auto first = all[QStringLiteral("failovers")].toArray()[0].toObject();
  QCOMPARE(first[QStringLiteral("recovery_ms")].toInt(), 19'400);
  QCOMPARE(first[QStringLiteral("phases")].toObject()[QStringLiteral("elect_ms")].toInt(), 11'200);
  QCOMPARE(misfit(QJsonDocument::fromJson(Handover::json({})).object(), schema, schema, {}), QString());
  all[QStringLiteral("who")] = QStringLiteral("zhao.lei");  // the check itself can fail
  QVERIFY(!misfit(all, schema, schema, {}).isEmpty());
}

/// Everything the file says is in what was read of it: written again it is the same.
void TestHandover::theJsonIsReadAgain() {
  const auto written = Handover::json(factsOfTheNight());
  const auto facts = Handover::read(written);
  QVERIFY(facts);
  QCOMPARE(facts->failovers.size(), std::size_t{2});
  QVERIFY(!facts->series->writes.empty());
  QCOMPARE(Handover::json(*facts), written);
  QVERIFY(!Handover::read("{}"));
  QVERIFY(!Handover::read("not JSON"));
  auto newer = written;
  QVERIFY(!Handover::read(newer.replace("\"version\": 1", "\"version\": 2")));
}

void TestHandover::aFileIsShownWithoutSigningIn() {
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("handover-20260601-0200.json"));
  QVERIFY(Handover::write(Handover::json(factsOfTheNight()), path));
  HandoverViewer viewer(path);
  QVERIFY(viewer.shown());
  const auto text = viewer.findChild<QTextBrowser*>()->toPlainText();
  QVERIFY(text.contains(QStringLiteral("<script>alert(1)</script>")));  // as words
  QVERIFY(text.contains(QStringLiteral("19.4")));
  HandoverViewer none(folder.filePath(QStringLiteral("none.json")));
  QVERIFY(!none.shown());
  QVERIFY(none.findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("none.json")));
}

void TestHandover::nobodyIsNamed() {
  for (const auto& bytes : {Handover::html(factsOfTheNight()), Handover::json(factsOfTheNight())})
    for (const auto* name : {"zhao.lei", "sun.qi", "chen.jing"}) QVERIFY(!bytes.contains(name));
}

void TestHandover::itIsWrittenFromThePage_data() {
  QTest::addColumn<int>("format");
  QTest::addColumn<QByteArray>("begins");
  QTest::newRow("web page") << 0 << QByteArray("<!DOCTYPE html>");
  QTest::newRow("PDF") << 1 << QByteArray("%PDF-");
}

void TestHandover::itIsWrittenFromThePage() {
  QFETCH(int, format);
  QFETCH(QByteArray, begins);
  GuiHarness gui(scenes::live);
  addRecords(gui.records, gui.workspace);
  gui.records.announce();
  gui.window->go(PageId::failovers);
  auto* page = gui.window->workbench()->failovers();
  QTest::mouseClick(page->findChild<QPushButton*>(QStringLiteral("exportHandover")), Qt::LeftButton);
  auto* dialog = page->findChild<HandoverDialog*>();
  QVERIFY(dialog != nullptr);
  dialog->findChild<QComboBox*>()->setCurrentIndex(format);
  auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("handoverPath"));
  path->setText(gui.folder.filePath(QFileInfo(path->text()).fileName()));
  const auto target = path->text();
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("writeHandover")), Qt::LeftButton);
  QFile file(target);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY(file.readAll().startsWith(begins));
  QCOMPARE(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup), QFileDevice::Permissions());
  const QFileInfo info(target);
  QFile beside(info.dir().filePath(info.completeBaseName() + QStringLiteral(".json")));
  QVERIFY(beside.open(QIODevice::ReadOnly));
  QCOMPARE(QJsonDocument::fromJson(beside.readAll()).object()[QStringLiteral("failovers")].toArray().size(), 1);
}

void TestHandover::aFolderThatIsNotThereIsSaid() {
  const auto written = Handover::write("x", QStringLiteral("/nowhere/at/all.html"));
  QVERIFY(!written.ok());
  QCOMPARE(written.error().code, Errc::storage);
  QVERIFY(!Handover::writePdf(factsOfTheNight(), QStringLiteral("/nowhere/at/all.pdf")).ok());
}

QTEST_MAIN(TestHandover)
#include "tst_handover.moc"
