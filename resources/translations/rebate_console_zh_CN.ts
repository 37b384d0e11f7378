<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>rebate::AtRiskCard</name>
    <message>
        <source>At risk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for users wait for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No write leader: decisions are kept until one is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regions disagree about the leader: writes are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: decisions are kept on this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) need you: see the outbox.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on this desktop, sent in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision has reached a region.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::ConflictPanel</name>
    <message>
        <source>Drop mine, keep region&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: your decision stays on record on this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided on version %1, the region is at version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided on version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide again on version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rebate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upstream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commission ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebate ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::Decidable</name>
    <message>
        <source>Sign in to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role (%1) reads rebates and does not decide them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your decision on this rebate is still on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before deciding about money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held: %1. It can be rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to decide: its state is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You proposed it: somebody else has to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by the order feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above %1 a second person has to approve as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are a different person: you may decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound to version %1; if anything changes upstream, this decision lapses.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::DecisionBox</name>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason (required to reject or hold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve on data %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold on old data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject on old data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a reason first, then press the button again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see is %1 old. Press again to decide on it all the same; it is checked before it counts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::DecisionWords</name>
    <message>
        <source>about to be sent to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for a write leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the regions disagree about the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent, waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer came; it is looked up before it is sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · audit %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too old to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped on this desktop, never booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: kept, being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: kept – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: applied, a second person has to approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: applied %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not applied, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::FailoverBanner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the failover message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failover in progress: %1 lost, nobody else answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failover in progress: %1 lost, electing between %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failover in progress: a new leader claims epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failover in progress: %1 leads, writes are being rerouted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes paused %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads served by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered in %1: %2 leads after %3 was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· epoch %1 → %2 · decisions made meanwhile waited in the outbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::HelpDialogs</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a rebate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the selected rebate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold it, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject it, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the outbox again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Rebate Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop of a rebate platform: it shows the truth and its age, and goes on when a region or the network is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU GPL, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::Menus</name>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rebates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;utbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the outbox &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Rebate Console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::OutboxDress</name>
    <message>
        <source>%1 · order %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the selected decision while it has not been sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the selected decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outbox is empty. Decisions you make are kept here first, then sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions of this desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::OverviewPage</name>
    <message>
        <source>Rebates credited /s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::PartWords</name>
    <message>
        <source>%1 of %2 ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown · last: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lagging behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaker open · retry in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serving reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standby for reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region %1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::PhaseBar</name>
    <message>
        <source>expected %1 to %2 more (lease %3, renewed every %4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer than the lease lets expect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::RateChart</name>
    <message>
        <source>No figures yet. They come from the region that leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data · last %1, %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::RebateDrawer</name>
    <message>
        <source>Select a rebate to see why it is what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upstream versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed again on this desktop with the region&apos;s rules: the same %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop computes %1 with the same rules: do not approve before somebody looked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking a region…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The versions are kept by the regions, and none answers. All else is shown from this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No versions on record.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::RebateDress</name>
    <message>
        <source>nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, your decision is pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to sort by amount, greatest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to sort by age, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commission ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebate ¥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::RebatesPage</name>
    <message>
        <source>Rebates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an order number, a user id or an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find rebates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rebate in this state. When one comes, it appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy on this desktop is not open yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the first copy: %1 of %2 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1” here. Order numbers and user ids match from their beginning.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::RegionCard</name>
    <message>
        <source>It has not said yet what it is made of.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::SignInPage</name>
    <message>
        <source>Sign in to your regions. This desktop keeps an encrypted copy so that you can go on when they are out of reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region is configured on this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the keyring again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer · will be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your operator name and your password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::StateChips</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::StateDelegate</name>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::StatusWords</name>
    <message>
        <source>Fetching a copy: %1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline · as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live · change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache encrypted · %1 rebates · %2 users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to %1 · epoch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No write leader · epoch %1 ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes locked: the regions disagree about the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not writing: no region answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Offline for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can keep looking, searching and deciding; decisions wait in the outbox and are checked again before they count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was fetched yet, so there is nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is as of %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::TimelineCard</name>
    <message>
        <source>Failovers of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. The write leader has not changed since this window opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 in %3 · epoch %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost, no successor yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::TopBar</name>
    <message>
        <source>Operator %1, menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::VersionsDress</name>
    <message>
        <source>v%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · paid %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · refund open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commission, or what changed in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::Waterfall</name>
    <message>
        <source>Settled commission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated commission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserve %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform share %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User rebate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::Words</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clawed back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two users claim this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no user found for this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform sent a status that is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a refund is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by an operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed by the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is left after the platform fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected by an operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bronze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Led when last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaker closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaker half open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>promote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reroute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region did not accept its form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in again to send it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your role may not do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rebate is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another region leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a write leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its number was used for another decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still being worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not name the version it was made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since you decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region&apos;s history went back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody else decided first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be decided in its present state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you proposed it: somebody else decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reason is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many at once, will be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region does not know this request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region is not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region had a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked, or the key is not in it. Unlock it, then retry. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No system keyring answers. Start one (GNOME Keyring or KWallet), then retry. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First use: a new key will be kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer within 10 s. Retry when it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is needed to hold or reject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be decided so in its present state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changed while you looked at it. See what is new, then decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You proposed it: somebody else has to decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another region leads now. It will be tried there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region lost its lease before the commit. It will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region answers. Try again when one is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came. Whether it counted is being looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored data on this desktop is damaged. It was set aside, nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this desktop was written by a newer version. It was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop&apos;s disk refused it (full or read-only). Nothing was decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rebate::Workbench</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebates, %1 awaiting approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox, %1 not settled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
