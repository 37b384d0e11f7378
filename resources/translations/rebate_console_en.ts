<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>rebate::AlertNotifier</name>
    <message numerus="yes">
        <source>%n alert(s) fire</source>
        <translation>
            <numerusform>%n alert fires</numerusform>
            <numerusform>%n alerts fire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::AlertWords</name>
    <message numerus="yes">
        <source>%n Alertmanager(s) silent: %1</source>
        <translation>
            <numerusform>%n Alertmanager silent: %1</numerusform>
            <numerusform>%n Alertmanagers silent: %1</numerusform>
        </translation>
    </message>
</context>
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
    <name>rebate::BulkSummary</name>
    <message numerus="yes">
        <source>%n rebate(s) drawn at random. Look at each of them before you approve them all.</source>
        <translation>
            <numerusform>%n rebate drawn at random. Look at it before you approve them all.</numerusform>
            <numerusform>%n rebates drawn at random. Look at each of them before you approve them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n more of the sample first.</source>
        <translation>
            <numerusform>Open %n more of the sample first.</numerusform>
            <numerusform>Open %n more of the sample first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::BulkWords</name>
    <message numerus="yes">
        <source>Approve %n rebate(s)</source>
        <translation>
            <numerusform>Approve %n rebate</numerusform>
            <numerusform>Approve %n rebates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n rebate(s)</source>
        <translation>
            <numerusform>Hold %n rebate</numerusform>
            <numerusform>Hold %n rebates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n rebate(s)</source>
        <translation>
            <numerusform>Reject %n rebate</numerusform>
            <numerusform>Reject %n rebates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: not to be decided so in the state they are in</source>
        <translation>
            <numerusform>%n left out: not to be decided so in the state it is in</numerusform>
            <numerusform>%n left out: not to be decided so in the state they are in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: you proposed them, somebody else has to approve them</source>
        <translation>
            <numerusform>%n left out: you proposed it, somebody else has to approve it</numerusform>
            <numerusform>%n left out: you proposed them, somebody else has to approve them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: a decision of yours is on its way already</source>
        <translation>
            <numerusform>%n left out: a decision of yours is on its way already</numerusform>
            <numerusform>%n left out: a decision of yours is on its way already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: not in this desktop&apos;s copy any more</source>
        <translation>
            <numerusform>%n left out: not in this desktop&apos;s copy any more</numerusform>
            <numerusform>%n left out: not in this desktop&apos;s copy any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::ChartCard</name>
    <message numerus="yes">
        <source>%n more series are not shown</source>
        <translation>
            <numerusform>%n more series is not shown</numerusform>
            <numerusform>%n more series are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::CommandWords</name>
    <message numerus="yes">
        <source>%n withdrawal(s)</source>
        <translation>
            <numerusform>%n withdrawal</numerusform>
            <numerusform>%n withdrawals</numerusform>
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
    <name>rebate::CoverageMap</name>
    <message numerus="yes">
        <source>%n feed(s), </source>
        <translation>
            <numerusform>%n feed, </numerusform>
            <numerusform>%n feeds, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) in the last seven days.</source>
        <translation>
            <numerusform>%n hole in the last seven days.</numerusform>
            <numerusform>%n holes in the last seven days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::FeedsPanel</name>
    <message numerus="yes">
        <source>%n hole(s), </source>
        <translation>
            <numerusform>%n hole, </numerusform>
            <numerusform>%n holes, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) wait to be read again.</source>
        <translation>
            <numerusform>%n stretch waits to be read again.</numerusform>
            <numerusform>%n stretches wait to be read again.</numerusform>
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
    <name>rebate::MoneyCards</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) still open</source>
        <translation>
            <numerusform>%n refund still open</numerusform>
            <numerusform>%n refunds still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balance(s) below zero</source>
        <translation>
            <numerusform>%n balance below zero</numerusform>
            <numerusform>%n balances below zero</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::NamesChoice</name>
    <message numerus="yes">
        <source>%n reveal(s), each audited with your reason.</source>
        <translation>
            <numerusform>%n reveal, audited with your reason.</numerusform>
            <numerusform>%n reveals, each audited with your reason.</numerusform>
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
    <name>rebate::Palette</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::PayoutDialog</name>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>The %n selected</numerusform>
            <numerusform>The %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawal(s)</source>
        <translation>
            <numerusform>%n withdrawal</numerusform>
            <numerusform>%n withdrawals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
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
    <name>rebate::RecordWords</name>
    <message numerus="yes">
        <source>%n decision(s) of this desktop had been acknowledged around it; each was looked up.</source>
        <translation>
            <numerusform>%n decision of this desktop had been acknowledged around it; it was looked up.</numerusform>
            <numerusform>%n decisions of this desktop had been acknowledged around it; each was looked up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::SettlementView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
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
