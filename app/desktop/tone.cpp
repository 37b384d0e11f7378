// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tone.h"

#include <QDataStream>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTimer>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace rebate::desktop {
namespace {

constexpr int kRate = 44'100;
constexpr int kBytes = 2;        // a sample
constexpr int kLongest = 5'000;  // ms: a player that hangs is ended
constexpr double kLoud = 0.4, kFade = 0.012;

struct Note {
  double frequency;  ///< 0: silence
  double seconds;
};

/// Two tones that rise for what can wait, three times three for what cannot.
std::vector<Note> notesOf(bool urgent) {
  if (!urgent) return {{660, 0.16}, {0, 0.05}, {880, 0.22}};
  std::vector<Note> notes;
  for (int i = 0; i < 3; ++i)
    notes.insert(notes.end(), {{988, 0.11}, {0, 0.04}, {988, 0.11}, {0, 0.04}, {784, 0.2}, {0, 0.18}});
  return notes;
}

qint16 sample(const Note& note, double at) {
  if (note.frequency <= 0) return 0;
  const double fade = std::min({1.0, at / kFade, (note.seconds - at) / kFade});
  const double wave = std::sin(2 * std::numbers::pi * note.frequency * at) +
                      0.25 * std::sin(4 * std::numbers::pi * note.frequency * at);
  return static_cast<qint16>(32'000 * kLoud * std::max(0.0, fade) * wave / 1.25);
}

}  // namespace

QByteArray toneFile(bool urgent) {
  QByteArray samples;
  QDataStream sound(&samples, QIODevice::WriteOnly);
  sound.setByteOrder(QDataStream::LittleEndian);
  for (const auto& note : notesOf(urgent))
    for (int i = 0; i < static_cast<int>(note.seconds * kRate); ++i) sound << sample(note, double(i) / kRate);
  QByteArray file;
  QDataStream out(&file, QIODevice::WriteOnly);
  out.setByteOrder(QDataStream::LittleEndian);
  out.writeRawData("RIFF", 4);
  out << quint32(36 + samples.size());
  out.writeRawData("WAVEfmt ", 8);
  out << quint32(16) << quint16(1) << quint16(1) << quint32(kRate) << quint32(kRate * kBytes) << quint16(kBytes)
      << quint16(8 * kBytes);
  out.writeRawData("data", 4);
  out << quint32(samples.size());
  return file + samples;
}

Tone::Tone(QStringList players, QObject* parent) : QObject(parent), players_(std::move(players)) {}

Tone::~Tone() {
  if (!playing_) return;
  playing_->disconnect(this);
  playing_->kill();
  playing_->waitForFinished(500);
}

QString Tone::player() const {
  for (const auto& name : players_)
    if (const auto found = QStandardPaths::findExecutable(name); !found.isEmpty()) return found;
  return {};
}

void Tone::ring(bool urgent) {
  if (playing_) return;
  const auto program = player();
  if (program.isEmpty()) return;
  playing_ = new QProcess(this);
  auto* file = new QTemporaryFile(playing_);
  if (!file->open() || file->write(toneFile(urgent)) < 0 || !file->flush()) {
    std::exchange(playing_, nullptr)->deleteLater();
    return;
  }
  const auto ended = [this](bool well) {
    if (!playing_) return;
    std::exchange(playing_, nullptr)->deleteLater();
    Q_EMIT played(well);
  };
  connect(playing_, &QProcess::errorOccurred, this, [ended](QProcess::ProcessError) { ended(false); });
  connect(playing_, &QProcess::finished, this,
          [ended](int code, QProcess::ExitStatus how) { ended(how == QProcess::NormalExit && code == 0); });
  playing_->setStandardOutputFile(QProcess::nullDevice());
  playing_->setStandardErrorFile(QProcess::nullDevice());
  playing_->start(program, {file->fileName()});
  QTimer::singleShot(kLongest, playing_, [playing = playing_] { playing->kill(); });
}

}  // namespace rebate::desktop
