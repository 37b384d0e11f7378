// SPDX-License-Identifier: GPL-3.0-or-later
// A secret's memory is looked at: what is freed in the free function, what lies within the object by its bytes.
#include <QTest>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/secret_text.h"

namespace {

constexpr std::string_view kMark = "Zx9-mark";  // in every secret here
bool watching = false;
int freedWithMark = 0;

void release(void* block, std::size_t size) {
  if (watching && block != nullptr) {
    const std::string_view bytes(static_cast<const char*>(block), size);
    if (bytes.find(kMark) != std::string_view::npos) ++freedWithMark;
  }
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t size) noexcept {
  release(block, size);
}

namespace rebate {
namespace {

const std::string kShort(kMark);  // fits into the string object itself
const std::string kLong = std::string(200, '.') + kShort + std::string(200, '.');

/// An object whose bytes are still there after its destructor.
template <class T>
class Remains {
 public:
  template <class... Arguments>
  explicit Remains(Arguments&&... arguments) : object_(new (place_.data()) T(std::forward<Arguments>(arguments)...)) {}
  T& operator*() { return *object_; }
  T* operator->() { return object_; }
  void destroy() { object_->~T(); }
  bool hold() const {
    const auto found = std::search(place_.begin(), place_.end(), kMark.begin(), kMark.end());
    return found != place_.end();
  }

 private:
  alignas(T) std::array<char, sizeof(T)> place_{};
  T* object_;
};

}  // namespace

class TestSecretText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    freedWithMark = 0;
    watching = true;
  }
  void cleanup() { watching = false; }

  void theWatchSeesAPlainString() {
    { const std::string plain = kLong; }
    QCOMPARE(freedWithMark, 1);
    Remains<std::string> shorter(kShort);
    shorter.destroy();
    QVERIFY(shorter.hold());
  }

  void nothingRemains_data() {
    QTest::addColumn<bool>("isLong");
    QTest::newRow("within the object") << false;
    QTest::newRow("allocated") << true;
  }
  void nothingRemains() {
    QFETCH(bool, isLong);
    const auto& text = isLong ? kLong : kShort;
    const auto mark = [&] { return SecretText(std::string(text)); };
    {
      Remains<std::string> source(text);
      Remains<SecretText> taken(std::move(*source));
      QVERIFY(source->empty() && !source.hold());
      Remains<SecretText> copied(*taken);
      Remains<SecretText> moved(std::move(*taken));
      QVERIFY(taken->empty() && !taken.hold());
      QVERIFY(*copied == *moved && moved->text() == text);
      *taken = *copied;
      QVERIFY(*taken == *copied);
      *copied = SecretText("x");
      QVERIFY(!copied.hold());
      *moved = std::move(*taken);
      QVERIFY(!taken.hold() && *moved == mark());
      *moved = SecretText();
      QVERIFY(!moved.hold() && moved->empty());
      for (auto* one : {&taken, &copied, &moved}) one->destroy();
      source.destroy();
      QVERIFY(!taken.hold() && !copied.hold() && !moved.hold());
    }
    {
      std::vector<SecretText> growing;
      for (int i = 0; i < 20; ++i) growing.push_back(mark());
      growing.erase(growing.begin());
    }
    QCOMPARE(freedWithMark, 0);
  }

  void whatIsBehindTheEndGoesToo() {
    auto text = kLong;
    text.resize(3);  // the mark is still in the allocation
    { const SecretText secret(std::move(text)); }
    { const std::string rest = std::move(text); }
    QCOMPARE(freedWithMark, 0);
  }

  void assigningItselfKeepsIt() {
    SecretText secret{std::string(kLong)};
    auto& same = secret;
    secret = same;
    QVERIFY(secret.text() == kLong);
    secret = std::move(same);
    QVERIFY(secret.text() == kLong);
  }

  void comparesByText() {
    QVERIFY(SecretText("a") == SecretText(std::string("a")));
    QVERIFY(SecretText("a") != SecretText("b"));
    QVERIFY(SecretText().empty() && SecretText("林").size() == 3);
    static_assert(!std::is_convertible_v<SecretText, std::string>);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSecretText)
#include "tst_secret_text.moc"
