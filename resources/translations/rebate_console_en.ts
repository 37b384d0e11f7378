<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>rebate::AtRiskCard</name>
    <message numerus="yes">
        <source>%n approval(s)</source>
        <translation>
            <numerusform>%n approval</numerusform>
            <numerusform>%n approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) need you: see the outbox.</source>
        <translation>
            <numerusform>%n decision needs you: see the outbox.</numerusform>
            <numerusform>%n decisions need you: see the outbox.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::CopyForm</name>
    <message numerus="yes">
        <source>The copy&apos;s key is destroyed, and a new copy is fetched as soon as a region answers. The outbox stays: %n decision(s).</source>
        <translation>
            <numerusform>The copy&apos;s key is destroyed, and a new copy is fetched as soon as a region answers. The outbox stays: %n decision.</numerusform>
            <numerusform>The copy&apos;s key is destroyed, and a new copy is fetched as soon as a region answers. The outbox stays: %n decisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::LockPage</name>
    <message numerus="yes">
        <source>%n decision(s) wait in the outbox. They are kept, and sent once you are back.</source>
        <translation>
            <numerusform>%n decision waits in the outbox. It is kept, and sent once you are back.</numerusform>
            <numerusform>%n decisions wait in the outbox. They are kept, and sent once you are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::OfflineWords</name>
    <message numerus="yes">
        <source>%n decision(s) are kept in the outbox.</source>
        <translation>
            <numerusform>%n decision is kept in the outbox.</numerusform>
            <numerusform>%n decisions are kept in the outbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) applied</source>
        <translation>
            <numerusform>%n decision applied</numerusform>
            <numerusform>%n decisions applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came</source>
        <translation>
            <numerusform>%n change came</numerusform>
            <numerusform>%n changes came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) carried over</source>
        <translation>
            <numerusform>%n decision carried over</numerusform>
            <numerusform>%n decisions carried over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::OutboxPage</name>
    <message numerus="yes">
        <source>%n decision(s) exported</source>
        <translation>
            <numerusform>%n decision exported</numerusform>
            <numerusform>%n decisions exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::PreferencesForm</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n second(s)</source>
        <translation>
            <numerusform>for %n second</numerusform>
            <numerusform>for %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::StatusWords</name>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
</TS>
