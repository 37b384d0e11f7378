// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include "ports/ringer.h"

class QProcess;

namespace rebate::desktop {

/// A WAV file (16 bit, one channel) of one or several short tones, each fading in and out so that nothing clicks.
QByteArray toneFile(bool urgent);

/// Gives the tone to the player of the desktop's sound server: PipeWire's, PulseAudio's or ALSA's, whichever is there.
class Tone final : public QObject, public Ringer {
  Q_OBJECT
 public:
  /// `players` are looked for in PATH, the first that is there plays.
  explicit Tone(QStringList players = {QStringLiteral("pw-play"), QStringLiteral("paplay"), QStringLiteral("aplay")},
                QObject* parent = nullptr);
  ~Tone() override;

  void ring(bool urgent) override;

 Q_SIGNALS:
  void played(bool well);

 private:
  QString player() const;
  QStringList players_;
  QProcess* playing_ = nullptr;  ///< null: it is quiet
};

}  // namespace rebate::desktop
