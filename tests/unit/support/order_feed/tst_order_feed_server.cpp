// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator over a real socket.
#include <QTcpSocket>
#include <QUrl>
#include <QtTest/QTest>

#include <thread>

#include "order_feed/server.h"

using namespace rebate::order_feed;

namespace {

Time timeNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

class RunningServer {
 public:
  explicit RunningServer(int errorsPermille = 0)
      : feed_(inventUsers(1, 10), {.ordersPerSecond = 20, .backlog = 50}, timeNow()),
        server_(feed_, {.errorsPermille = errorsPermille}),
        thread_([this] { server_.run(); }) {}
  ~RunningServer() {
    server_.stop();
    thread_.join();
  }

  QByteArray send(const QByteArray& request) const {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server_.port());
    if (!socket.waitForConnected(5000)) return "not connected";
    socket.write(request);
    while (socket.waitForReadyRead(5000)) {
    }
    return socket.readAll();
  }

 private:
  Feed feed_;
  Server server_;
  std::thread thread_;
};

QByteArray form() {
  const auto now = std::chrono::floor<std::chrono::seconds>(timeNow());
  const auto encoded = [](Second time) { return QUrl::toPercentEncoding(QString::fromStdString(feedTime(time))); };
  return "method=taobao.tbk.order.details.get&query_type=4&start_time=" + encoded(now - std::chrono::hours(2)) +
         "&end_time=" + encoded(now + std::chrono::minutes(1));
}

QByteArray get(const QByteArray& target) {
  return "GET " + target + " HTTP/1.0\r\n\r\n";
}

}  // namespace

class TestOrderFeedServer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersGetAndPost() {
    const RunningServer server;
    const QByteArray body = form();
    const QByteArray post =
        "POST /router/rest?page_size=5 HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: " +
        QByteArray::number(body.size()) + "\r\n\r\n" + body;
    for (const QByteArray& request : {get("/router/rest?page_size=5&" + body), post}) {
      const QByteArray answer = server.send(request);
      QVERIFY(answer.startsWith("HTTP/1.0 200"));
      QVERIFY(answer.contains("\"publisher_order_dto\":[{"));
      QVERIFY(answer.contains("\"page_size\":5"));
    }
  }

  void tellsTheTruth() {
    const QByteArray answer = RunningServer().send(get("/truth"));
    QVERIFY(answer.startsWith("HTTP/1.0 200"));
    QVERIFY(answer.contains("X-Dropped-Lines: 0"));
    QVERIFY(answer.contains("\"state\":\"awaiting_approval\""));
  }

  void refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("path") << get("/elsewhere") << QByteArray("HTTP/1.0 404");
    QTest::newRow("verb") << QByteArray("DELETE /router/rest HTTP/1.0\r\n\r\n") << QByteArray("HTTP/1.0 405");
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << QByteArray();
    QTest::newRow("huge body") << QByteArray("POST /router/rest HTTP/1.0\r\nContent-Length: 99999999\r\n\r\nx")
                               << QByteArray();
  }
  void refusesWhatItDoesNotKnow() {
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, start);
    const RunningServer server;
    const QByteArray answer = server.send(request);
    QVERIFY(start.isEmpty() ? answer.isEmpty() : answer.startsWith(start));
    QVERIFY(server.send(get("/truth")).startsWith("HTTP/1.0 200"));  // and is still there
  }

  void failsWhenTold() {
    const RunningServer server(1000);
    QByteArray answers;
    for (int i = 0; i < 12; ++i) answers += server.send(get("/router/rest?" + form()));
    QVERIFY(answers.contains("error_response") || answers.contains("<html>"));
    QVERIFY(server.send(get("/truth")).startsWith("HTTP/1.0 200"));
  }
};

QTEST_GUILESS_MAIN(TestOrderFeedServer)
#include "tst_order_feed_server.moc"
