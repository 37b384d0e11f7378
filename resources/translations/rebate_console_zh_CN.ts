<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>rebate::AtRiskCard</name>
    <message>
        <source>At risk now</source>
        <translation>当前风险</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s)</source>
        <translation>
            <numerusform>%n 笔待审批</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for users wait for a decision.</source>
        <translation>应返用户 %1 等待决定。</translation>
    </message>
    <message>
        <source>They wait for a decision.</source>
        <translation>等待决定。</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>没有等待决定的返利。</translation>
    </message>
    <message>
        <source>No write leader: decisions are kept until one is known.</source>
        <translation>没有写主：决定先保存，待主区域确定后发送。</translation>
    </message>
    <message>
        <source>The regions disagree about the leader: writes are locked.</source>
        <translation>各区域对主区域说法不一：写入已锁定。</translation>
    </message>
    <message>
        <source>Offline: decisions are kept on this desktop.</source>
        <translation>离线：决定保存在本机。</translation>
    </message>
    <message>
        <source>%1 in outbox</source>
        <translation>发件箱 %1 条</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) need you: see the outbox.</source>
        <translation>
            <numerusform>%n 条决定需要您处理：请看发件箱。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on this desktop, sent in order.</source>
        <translation>保存在本机，按顺序发送。</translation>
    </message>
    <message>
        <source>Every decision has reached a region.</source>
        <translation>所有决定均已送达区域。</translation>
    </message>
    <message>
        <source>Approvals unknown</source>
        <translation>待审批数未知</translation>
    </message>
    <message>
        <source>The copy is sealed.</source>
        <translation>副本已封存。</translation>
    </message>
    <message>
        <source>Nothing was fetched yet.</source>
        <translation>尚未取得任何数据。</translation>
    </message>
</context>
<context>
    <name>rebate::ConflictPanel</name>
    <message>
        <source>Drop mine, keep region&apos;s</source>
        <translation>放弃我的，保留区域的</translation>
    </message>
    <message>
        <source>Nothing is lost: your decision stays on record on this desktop.</source>
        <translation>不会丢失：您的决定仍记录在本机。</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>decided on version %1, the region is at version %2</source>
        <translation>决定基于版本 %1，区域现为版本 %2</translation>
    </message>
    <message>
        <source>decided on version %1</source>
        <translation>决定基于版本 %1</translation>
    </message>
    <message>
        <source>Decide again on version %1</source>
        <translation>基于版本 %1 重新决定</translation>
    </message>
    <message>
        <source>Look at the rebate</source>
        <translation>查看该返利</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>When you decided</source>
        <translation>您决定时</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>您的决定</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>paid ¥</source>
        <translation>实付 ¥</translation>
    </message>
    <message>
        <source>commission ¥</source>
        <translation>佣金 ¥</translation>
    </message>
    <message>
        <source>rebate ¥</source>
        <translation>返利 ¥</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Send it after all</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>所见数据截至 %1</translation>
    </message>
    <message>
        <source>decided %1</source>
        <translation>决定于 %1</translation>
    </message>
    <message>
        <source>to be sent before %1</source>
        <translation>须在 %1 前发出</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>重新决定</translation>
    </message>
</context>
<context>
    <name>rebate::CopyForm</name>
    <message>
        <source>Wipe the local copy…</source>
        <translation>清除本机副本…</translation>
    </message>
    <message>
        <source>Wipe it now</source>
        <translation>立即清除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The copy is sealed until a region answers.</source>
        <translation>副本已封存，直到有区域响应。</translation>
    </message>
    <message>
        <source>%1 rebates and %2 users, %3, encrypted.</source>
        <translation>%1 笔返利和 %2 位用户，%3，已加密。</translation>
    </message>
    <message numerus="yes">
        <source>The copy&apos;s key is destroyed, and a new copy is fetched as soon as a region answers. The outbox stays: %n decision(s).</source>
        <translation>
            <numerusform>副本的密钥将被销毁，一有区域响应就重新取得副本。发件箱保留：%n 项决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>The old copy cannot be opened by anybody any more.</source>
        <translation>旧副本已无人能够打开。</translation>
    </message>
</context>
<context>
    <name>rebate::DataAge</name>
    <message>
        <source>as of %1 · %2 ago</source>
        <translation>截至 %1 · %2 前</translation>
    </message>
</context>
<context>
    <name>rebate::Decidable</name>
    <message>
        <source>Sign in to decide.</source>
        <translation>登录后才能决定。</translation>
    </message>
    <message>
        <source>Your role (%1) reads rebates and does not decide them.</source>
        <translation>您的角色（%1）只能查看返利，不能决定。</translation>
    </message>
    <message>
        <source>Your decision on this rebate is still on its way.</source>
        <translation>您对该返利的决定仍在途中。</translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before deciding about money.</source>
        <translation>数据已超过 24 小时。请先连接区域，再做资金决定。</translation>
    </message>
    <message>
        <source>It is held: %1. It can be rejected.</source>
        <translation>已暂缓：%1。可以驳回。</translation>
    </message>
    <message>
        <source>There is nothing to decide: its state is “%1”.</source>
        <translation>无需决定：状态为“%1”。</translation>
    </message>
    <message>
        <source>You proposed it: somebody else has to approve it.</source>
        <translation>由您提出：须由他人审批。</translation>
    </message>
    <message>
        <source>Proposed by the order feed.</source>
        <translation>由订单流提出。</translation>
    </message>
    <message>
        <source>Above %1 a second person has to approve as well.</source>
        <translation>超过 %1 还须第二人审批。</translation>
    </message>
    <message>
        <source>Proposed by %1.</source>
        <translation>由 %1 提出。</translation>
    </message>
    <message>
        <source>You are a different person: you may decide.</source>
        <translation>您不是提出人：可以决定。</translation>
    </message>
    <message>
        <source>Bound to version %1; if anything changes upstream, this decision lapses.</source>
        <translation>绑定版本 %1；上游如有变化，该决定即失效。</translation>
    </message>
    <message>
        <source>This is a read-only session: nothing is kept here, so nothing can be decided.</source>
        <translation>这是只读会话：本机不保存任何数据，因此不能作决定。</translation>
    </message>
</context>
<context>
    <name>rebate::DecisionBox</name>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason (required to reject or hold)</source>
        <translation>理由（驳回或暂缓时必填）</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Write a reason, then press Enter to hold.</source>
        <translation>请填写理由，然后按回车键暂缓。</translation>
    </message>
    <message>
        <source>Write a reason, then press Enter to reject.</source>
        <translation>请填写理由，然后按回车键驳回。</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <translation>仍然%1</translation>
    </message>
    <message>
        <source>Hold anyway</source>
        <translation>仍然暂缓</translation>
    </message>
    <message>
        <source>Reject anyway</source>
        <translation>仍然驳回</translation>
    </message>
    <message>
        <source>You decide on what was true %1 ago. Decide anyway? It is checked again before it counts.</source>
        <translation>您依据的是 %1 前的数据。仍要决定吗？生效前会再次核对。</translation>
    </message>
</context>
<context>
    <name>rebate::DecisionWords</name>
    <message>
        <source>about to be sent to %1</source>
        <translation>即将发往 %1</translation>
    </message>
    <message>
        <source>waiting for a write leader</source>
        <translation>等待写主</translation>
    </message>
    <message>
        <source>the regions disagree about the leader</source>
        <translation>各区域对主区域说法不一</translation>
    </message>
    <message>
        <source>waiting for a region</source>
        <translation>等待区域恢复</translation>
    </message>
    <message>
        <source>sent, waiting for the answer</source>
        <translation>已发送，等待答复</translation>
    </message>
    <message>
        <source>no answer came; it is looked up before it is sent again</source>
        <translation>没有答复；重发前会先查询</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1 记账</translation>
    </message>
    <message>
        <source>%1 · audit %2</source>
        <translation>%1 · 审计 %2</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: kept, being sent</source>
        <translation>%1：已保存，正在发送</translation>
    </message>
    <message>
        <source>%1: kept – %2</source>
        <translation>%1：已保存，%2</translation>
    </message>
    <message>
        <source>%1: sent</source>
        <translation>%1：已发送</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: applied, a second person has to approve it</source>
        <translation>%1：已生效，还须第二人审批</translation>
    </message>
    <message>
        <source>%1: applied %2</source>
        <translation>%1：已生效，%2</translation>
    </message>
    <message>
        <source>%1: not applied, %2</source>
        <translation>%1：未生效，%2</translation>
    </message>
    <message>
        <source>Approved %1 · sends in %2 s</source>
        <translation>已批准 %1 · %2 秒后发送</translation>
    </message>
    <message>
        <source>Held %1 · sends in %2 s</source>
        <translation>已暂缓 %1 · %2 秒后发送</translation>
    </message>
    <message>
        <source>Rejected %1 · sends in %2 s</source>
        <translation>已驳回 %1 · %2 秒后发送</translation>
    </message>
    <message>
        <source>sent in %1 unless you withdraw it</source>
        <translation>%1后发送，在此之前可撤回</translation>
    </message>
    <message>
        <source>your role may not decide this any more</source>
        <translation>您的角色已不能再作此决定</translation>
    </message>
    <message>
        <source>the rules now ask for somebody else: you proposed it</source>
        <translation>按现行规则须由他人决定：此项由您提出</translation>
    </message>
    <message>
        <source>the rules now ask for a reason</source>
        <translation>按现行规则须填写原因</translation>
    </message>
    <message>
        <source>%1 decided otherwise first</source>
        <translation>%1 已先作出不同的决定</translation>
    </message>
    <message>
        <source>decided on another history of the platform; it waits for you</source>
        <translation>作出决定时平台的历史与现在不同；等待您处理</translation>
    </message>
    <message>
        <source>the region failed on it again and again; it waits for you</source>
        <translation>区域处理它时屡次出错；等待您处理</translation>
    </message>
    <message>
        <source>saved from a damaged outbox; it waits for you</source>
        <translation>从损坏的发件箱中取回；等待您处理</translation>
    </message>
    <message>
        <source>%1 had decided the same</source>
        <translation>%1 已作出相同的决定</translation>
    </message>
    <message>
        <source>not sent before %1, so it lapsed</source>
        <translation>未能在 %1 前发出，已失效</translation>
    </message>
    <message>
        <source>withdrawn before it was sent</source>
        <translation>发送前已撤回</translation>
    </message>
    <message>
        <source>put aside on this desktop</source>
        <translation>已在本机搁置</translation>
    </message>
</context>
<context>
    <name>rebate::FailoverBanner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the failover message</source>
        <translation>关闭故障切换消息</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>Failover in progress: %1 lost, nobody else answers</source>
        <translation>故障切换中：%1 失联，其他区域也无应答</translation>
    </message>
    <message>
        <source>Failover in progress: %1 lost, electing between %2</source>
        <translation>故障切换中：%1 失联，正在 %2 之间选主</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 与 </translation>
    </message>
    <message>
        <source>Failover in progress: a new leader claims epoch %1</source>
        <translation>故障切换中：新主区域宣告纪元 %1</translation>
    </message>
    <message>
        <source>Failover in progress: %1 leads, writes are being rerouted</source>
        <translation>故障切换中：%1 已为主，写入正在改道</translation>
    </message>
    <message>
        <source>writes paused %1</source>
        <translation>写入已暂停 %1</translation>
    </message>
    <message>
        <source>reads served by %1</source>
        <translation>读取由 %1 提供</translation>
    </message>
    <message>
        <source>Recovered in %1: %2 leads after %3 was lost</source>
        <translation>%1 内恢复：%3 失联后由 %2 为主</translation>
    </message>
    <message>
        <source>· epoch %1 → %2 · decisions made meanwhile waited in the outbox</source>
        <translation>· 纪元 %1 → %2 · 期间的决定在发件箱中等待</translation>
    </message>
</context>
<context>
    <name>rebate::HelpDialogs</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Find a rebate</source>
        <translation>查找返利</translation>
    </message>
    <message>
        <source>Approve the selected rebate</source>
        <translation>批准所选返利</translation>
    </message>
    <message>
        <source>Hold it, with a reason</source>
        <translation>暂缓，须填理由</translation>
    </message>
    <message>
        <source>Reject it, with a reason</source>
        <translation>驳回，须填理由</translation>
    </message>
    <message>
        <source>Copy the selected row</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Send the outbox again</source>
        <translation>重新发送发件箱</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>About Rebate Console</source>
        <translation>关于 Rebate Console</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>The desktop of a rebate platform: it shows the truth and its age, and goes on when a region or the network is gone.</source>
        <translation>返利平台的桌面端：如实显示数据及其时效；区域或网络中断时仍可继续工作。</translation>
    </message>
    <message>
        <source>Free software under the GNU GPL, version 3 or later.</source>
        <translation>自由软件，采用 GNU GPL 第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>锁定控制台</translation>
    </message>
    <message>
        <source>Undo the last decision while it is held back</source>
        <translation>在暂缓发送期间撤销上一项决定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>rebate::KeysForm</name>
    <message>
        <source>New recovery passphrase</source>
        <translation>新的恢复口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>移除口令</translation>
    </message>
    <message>
        <source>Use a new key now</source>
        <translation>立即换用新密钥</translation>
    </message>
    <message>
        <source>the system keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>A read-only session has no keys.</source>
        <translation>只读会话没有密钥。</translation>
    </message>
    <message>
        <source>The key is kept in %1. A recovery passphrase opens this profile, too.</source>
        <translation>密钥保存在 %1 中。恢复口令也能打开此配置。</translation>
    </message>
    <message>
        <source>The key is kept in %1. With a recovery passphrase, this profile can be opened without it.</source>
        <translation>密钥保存在 %1 中。设置恢复口令后，没有它也能打开此配置。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>At least %1 characters, please: a sentence is easy to keep in mind.</source>
        <translation>至少 %1 个字符：一句话更容易记住。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Making a new key and closing everything with it…</source>
        <translation>正在创建新密钥并用它封装全部数据密钥…</translation>
    </message>
    <message>
        <source>Working… this takes a moment on purpose.</source>
        <translation>正在处理…（有意设计得较慢，请稍候）</translation>
    </message>
    <message>
        <source>%1 The keys are as they were.</source>
        <translation>%1 密钥保持原样。</translation>
    </message>
    <message>
        <source>The recovery passphrase is set. Keep it where this computer is not.</source>
        <translation>恢复口令已设置。请把它保存在这台电脑以外的地方。</translation>
    </message>
    <message>
        <source>There is no recovery passphrase any more.</source>
        <translation>已不再有恢复口令。</translation>
    </message>
    <message>
        <source>A new key is in use; the old one is gone. The recovery passphrase stays good.</source>
        <translation>已换用新密钥，旧密钥已销毁。恢复口令仍然有效。</translation>
    </message>
</context>
<context>
    <name>rebate::LockPage</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>以其他人登录</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>The console was started. Give your password to open what is kept on this computer.</source>
        <translation>控制台已启动。请输入密码以打开本机保存的数据。</translation>
    </message>
    <message>
        <source>You locked the console. What is kept on this computer is closed.</source>
        <translation>您锁定了控制台。本机保存的数据已关闭。</translation>
    </message>
    <message>
        <source>Nobody was here for a while. What is kept on this computer is closed.</source>
        <translation>有一段时间无人操作。本机保存的数据已关闭。</translation>
    </message>
    <message>
        <source>The screen was locked. What is kept on this computer is closed.</source>
        <translation>屏幕已锁定。本机保存的数据已关闭。</translation>
    </message>
    <message>
        <source>The computer went to sleep. What is kept on it is closed.</source>
        <translation>电脑进入过睡眠。本机保存的数据已关闭。</translation>
    </message>
    <message>
        <source>Somebody else used this computer. What is kept on it is closed.</source>
        <translation>其他人使用过这台电脑。本机保存的数据已关闭。</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) wait in the outbox. They are kept, and sent once you are back.</source>
        <translation>
            <numerusform>发件箱中有 %n 项决定在等待。它们已保存，您回来后即发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>No decision waits in the outbox.</source>
        <translation>发件箱中没有等待的决定。</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>正在解锁…</translation>
    </message>
    <message>
        <source>Give your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Give your password to go on.</source>
        <translation>您的登录已失效。请输入密码以继续。</translation>
    </message>
</context>
<context>
    <name>rebate::LookForm</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大</translation>
    </message>
</context>
<context>
    <name>rebate::Menus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>总览(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Rebates</source>
        <translation>返利(&amp;R)</translation>
    </message>
    <message>
        <source>O&amp;utbox</source>
        <translation>发件箱(&amp;U)</translation>
    </message>
    <message>
        <source>Send the outbox &amp;again</source>
        <translation>重新发送发件箱(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Rebate Console</source>
        <translation>关于 Rebate Console(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
</context>
<context>
    <name>rebate::NewsCard</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Show the outbox</source>
        <translation>查看发件箱</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>rebate::OfflineWords</name>
    <message>
        <source>Offline for %1.</source>
        <translation>已离线 %1。</translation>
    </message>
    <message>
        <source>Offline since the start.</source>
        <translation>启动以来一直离线。</translation>
    </message>
    <message>
        <source>Nothing was fetched yet, so there is nothing to show.</source>
        <translation>尚未获取任何数据，因此没有可显示的内容。</translation>
    </message>
    <message>
        <source>Everything here is %1.</source>
        <translation>此处所有数据%1。</translation>
    </message>
    <message>
        <source>You can keep looking and searching.</source>
        <translation>您可以继续查看和搜索。</translation>
    </message>
    <message>
        <source>You can keep looking, searching and deciding; decisions wait in the outbox and are checked again before they count.</source>
        <translation>您可以继续查看、查找和决定；决定在发件箱中等待，生效前会再次核对。</translation>
    </message>
    <message>
        <source>The copy may be used until %1.</source>
        <translation>副本可用至 %1。</translation>
    </message>
    <message>
        <source>The copy may be used for another %1 only, until %2: connect before then.</source>
        <translation>副本只能再使用 %1，至 %2 为止：请在此之前连接。</translation>
    </message>
    <message>
        <source>Names are hidden until a region answers: it was too long ago.</source>
        <translation>离线太久，姓名已隐藏，直到有区域响应。</translation>
    </message>
    <message>
        <source>Names are hidden from %1 on.</source>
        <translation>自 %1 起将隐藏姓名。</translation>
    </message>
    <message>
        <source>The copy is sealed since %1.</source>
        <translation>副本自 %1 起已封存。</translation>
    </message>
    <message>
        <source>The copy is sealed.</source>
        <translation>副本已封存。</translation>
    </message>
    <message>
        <source>No region has answered for as long as it may be shown without one. Nothing was deleted: connect to open it.</source>
        <translation>无区域响应的时间已超过副本可显示的期限。未删除任何内容：连接后即可打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are kept in the outbox.</source>
        <translation>
            <numerusform>发件箱中保存着 %n 项决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>No decision waits in the outbox.</source>
        <translation>发件箱中没有等待的决定。</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) applied</source>
        <translation>
            <numerusform>%n 项决定已生效</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 项被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came</source>
        <translation>
            <numerusform>收到 %n 项变更</numerusform>
        </translation>
    </message>
    <message>
        <source>Back since %1 (offline for %2): %3.</source>
        <translation>自 %1 恢复连接（离线 %2）：%3。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) carried over</source>
        <translation>
            <numerusform>已转存 %n 项决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n 项无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>The outbox was damaged: %1, %2. The damaged file was put aside as %3; show it to whoever looks after this computer.</source>
        <translation>发件箱曾损坏：%1，%2。损坏的文件已移到 %3；请交给负责这台电脑的人查看。</translation>
    </message>
    <message>
        <source>You can keep looking and searching; it is too old to decide about money.</source>
        <translation>您可以继续查看和搜索；数据过旧，不能据以作资金决定。</translation>
    </message>
</context>
<context>
    <name>rebate::OutboxCsv</name>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Amount (¥)</source>
        <translation>金额（¥）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Applied by</source>
        <translation>生效区域</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>审计记录</translation>
    </message>
</context>
<context>
    <name>rebate::OutboxDress</name>
    <message>
        <source>%1 · order %2</source>
        <translation>%1 · 订单 %2</translation>
    </message>
    <message>
        <source> · “%1”</source>
        <translation> · “%1”</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>rebate::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Withdraw the selected decision while it has not been sent</source>
        <translation>在发送前撤回所选决定</translation>
    </message>
    <message>
        <source>Withdraw the selected decision</source>
        <translation>撤回所选决定</translation>
    </message>
    <message>
        <source>The outbox is empty. Decisions you make are kept here first, then sent.</source>
        <translation>发件箱为空。您的决定先保存在这里，再发送。</translation>
    </message>
    <message>
        <source>Decisions of this desktop</source>
        <translation>本机的决定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not settled</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>All decisions of this desktop, as a table (CSV)</source>
        <translation>导出本机的全部决定（CSV 表格）</translation>
    </message>
    <message>
        <source>Everything here is settled.</source>
        <translation>全部都已了结。</translation>
    </message>
    <message>
        <source>Withdraw (%1)</source>
        <translation>撤回（%1）</translation>
    </message>
    <message>
        <source>Export the outbox</source>
        <translation>导出发件箱</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Writing the decisions…</source>
        <translation>正在写入决定…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) exported</source>
        <translation>
            <numerusform>已导出 %n 条决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>没有导出任何内容</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
</context>
<context>
    <name>rebate::OverviewPage</name>
    <message>
        <source>Rebates credited /s</source>
        <translation>每秒入账返利</translation>
    </message>
</context>
<context>
    <name>rebate::PartWords</name>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%2 个中 %1 个就绪</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条等待</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>no answer %1</source>
        <translation>无应答 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown · last: %1</source>
        <translation>未知 · 上次：%1</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>从未收到</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>%1 前最后收到</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>refused us</source>
        <translation>拒绝连接</translation>
    </message>
    <message>
        <source>needs a sign-in</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>lagging behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>breaker open · retry in %1</source>
        <translation>熔断 · %1 后重试</translation>
    </message>
    <message>
        <source>retry in %1</source>
        <translation>%1 后重试</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>serving reads</source>
        <translation>提供读取</translation>
    </message>
    <message>
        <source>standby for reads</source>
        <translation>读取备用</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>sign in</source>
        <translation>需登录</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>失联 %1</translation>
    </message>
    <message>
        <source>unknown %1</source>
        <translation>未知 %1</translation>
    </message>
    <message>
        <source>Region %1: %2, %3</source>
        <translation>区域 %1：%2，%3</translation>
    </message>
</context>
<context>
    <name>rebate::PhaseBar</name>
    <message>
        <source>expected %1 to %2 more (lease %3, renewed every %4)</source>
        <translation>预计还需 %1 至 %2（租约 %3，每 %4 续约）</translation>
    </message>
    <message>
        <source>longer than the lease lets expect</source>
        <translation>已超过租约的预期</translation>
    </message>
</context>
<context>
    <name>rebate::PreferencesForm</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock without a key or a movement</source>
        <translation>无操作时锁定</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Hold decisions back, to be undone</source>
        <translation>延后发送决定，以便撤销</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不延后</translation>
    </message>
    <message>
        <source>Keep settled rebates here</source>
        <translation>在本机保留已结清的返利</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Largest size of the copy</source>
        <translation>副本的最大容量</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>rebate::RateChart</name>
    <message>
        <source>No figures yet. They come from the region that leads.</source>
        <translation>暂无数据。数据来自主区域。</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>no data · last %1, %2 ago</source>
        <translation>无数据 · 最后 %1，%2 前</translation>
    </message>
</context>
<context>
    <name>rebate::ReadOnlyBanner</name>
    <message>
        <source>Read-only session.</source>
        <translation>只读会话。</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer, and decisions are not possible. Sign out to try the keyring again.</source>
        <translation>本机不保存任何数据，也不能作决定。如要再次尝试密钥环，请退出登录。</translation>
    </message>
</context>
<context>
    <name>rebate::RebateDrawer</name>
    <message>
        <source>Select a rebate to see why it is what it is.</source>
        <translation>选择一笔返利，查看其来由。</translation>
    </message>
    <message>
        <source>Upstream versions</source>
        <translation>上游版本</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无归属</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 返给 %2</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>为何 %1</translation>
    </message>
    <message>
        <source>Computed again on this desktop with the region&apos;s rules: the same %1.</source>
        <translation>本机按区域规则重新计算：同为 %1。</translation>
    </message>
    <message>
        <source>This desktop computes %1 with the same rules: do not approve before somebody looked.</source>
        <translation>本机按相同规则算得 %1：请先由人核查，再行批准。</translation>
    </message>
    <message>
        <source>Asking a region…</source>
        <translation>正在询问区域…</translation>
    </message>
    <message>
        <source>The versions are kept by the regions, and none answers. All else is shown from this desktop.</source>
        <translation>版本由区域保存，目前无区域应答。其余内容来自本机。</translation>
    </message>
    <message>
        <source>No versions on record.</source>
        <translation>没有版本记录。</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，由 %2 决定</translation>
    </message>
    <message>
        <source>%1 by %2: “%3”</source>
        <translation>%1，由 %2 决定：“%3”</translation>
    </message>
</context>
<context>
    <name>rebate::RebateDress</name>
    <message>
        <source>nobody found</source>
        <translation>未找到用户</translation>
    </message>
    <message>
        <source>%1, your decision is pending</source>
        <translation>%1，您的决定待生效</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Paid ¥</source>
        <translation>实付 ¥</translation>
    </message>
    <message>
        <source>Commission ¥</source>
        <translation>佣金 ¥</translation>
    </message>
    <message>
        <source>Rebate ¥</source>
        <translation>返利 ¥</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Click to sort by amount, greatest first; again, smallest first</source>
        <translation>点击按金额排序，大者在前；再点，小者在前</translation>
    </message>
    <message>
        <source>Click to sort by age, newest first; again, oldest first</source>
        <translation>点击按时间排序，新者在前；再点，旧者在前</translation>
    </message>
</context>
<context>
    <name>rebate::RebatesPage</name>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Find an order number, a user id or an item</source>
        <translation>查找订单号、用户编号或商品</translation>
    </message>
    <message>
        <source>Find rebates</source>
        <translation>查找返利</translation>
    </message>
    <message>
        <source>No rebate in this state. When one comes, it appears here.</source>
        <translation>没有此状态的返利。出现时会显示在这里。</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open yet.</source>
        <translation>本机副本尚未打开。</translation>
    </message>
    <message>
        <source>Fetching the first copy: %1 of %2 rows.</source>
        <translation>正在获取首份副本：%2 行中的 %1 行。</translation>
    </message>
    <message>
        <source>Nothing matches “%1” here. Order numbers and user ids match from their beginning.</source>
        <translation>没有与“%1”匹配的内容。订单号和用户编号从开头匹配。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>at least %1 of %2</source>
        <translation>至少 %1 / %2</translation>
    </message>
</context>
<context>
    <name>rebate::RegionCard</name>
    <message>
        <source>It has not said yet what it is made of.</source>
        <translation>尚未报告其组成部分。</translation>
    </message>
</context>
<context>
    <name>rebate::SecretFields</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性验证码</translation>
    </message>
</context>
<context>
    <name>rebate::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Decisions and lock</source>
        <translation>决定与锁定</translation>
    </message>
    <message>
        <source>Copy on this computer</source>
        <translation>本机副本</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>关闭设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>rebate::SignInPage</name>
    <message>
        <source>Sign in to your regions. This desktop keeps an encrypted copy so that you can go on when they are out of reach.</source>
        <translation>登录您的区域。本机保存一份加密副本，区域无法访问时仍可继续工作。</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>No region is configured on this desktop.</source>
        <translation>本机未配置区域。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Operator name</source>
        <translation>操作员姓名</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>no answer · will be tried again</source>
        <translation>无应答 · 将再次尝试</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>询问中…</translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation>拒绝了连接</translation>
    </message>
    <message>
        <source>answers · %1 ms</source>
        <translation>有应答 · %1 毫秒</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>Give your operator name and your password.</source>
        <translation>请输入操作员姓名和密码。</translation>
    </message>
</context>
<context>
    <name>rebate::StateChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
</context>
<context>
    <name>rebate::StateDelegate</name>
    <message>
        <source>Pending</source>
        <translation>待生效</translation>
    </message>
</context>
<context>
    <name>rebate::StatusWords</name>
    <message>
        <source>Fetching a copy: %1 of %2 rows</source>
        <translation>正在获取副本：%2 行中的 %1 行</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Live · change %1</source>
        <translation>实时 · 变更 %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Cache closed</source>
        <translation>缓存已关闭</translation>
    </message>
    <message>
        <source>Cache encrypted · %1 rebates · %2 users</source>
        <translation>缓存已加密 · %1 笔返利 · %2 位用户</translation>
    </message>
    <message>
        <source>Writing to %1 · epoch %2</source>
        <translation>写入 %1 · 纪元 %2</translation>
    </message>
    <message>
        <source>No write leader · epoch %1 ended</source>
        <translation>没有写主 · 纪元 %1 已结束</translation>
    </message>
    <message>
        <source>Writes locked: the regions disagree about the leader</source>
        <translation>写入已锁定：各区域对主区域说法不一</translation>
    </message>
    <message>
        <source>Not writing: no region answers</source>
        <translation>未写入：无区域应答</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条等待</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n 条需处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline · %1</source>
        <translation>离线 · %1</translation>
    </message>
    <message>
        <source>Behind · %1</source>
        <translation>滞后 · %1</translation>
    </message>
    <message>
        <source>Cache sealed</source>
        <translation>缓存已封存</translation>
    </message>
    <message>
        <source>In memory only · %1 rebates</source>
        <translation>仅在内存中 · %1 笔返利</translation>
    </message>
</context>
<context>
    <name>rebate::TimelineCard</name>
    <message>
        <source>Failovers of this run</source>
        <translation>本次运行的故障切换</translation>
    </message>
    <message>
        <source>None. The write leader has not changed since this window opened.</source>
        <translation>没有。自窗口打开以来，写主未变。</translation>
    </message>
    <message>
        <source>%1 → %2 in %3 · epoch %4</source>
        <translation>%1 → %2，用时 %3 · 纪元 %4</translation>
    </message>
    <message>
        <source>%1 lost, no successor yet</source>
        <translation>%1 失联，尚无继任</translation>
    </message>
</context>
<context>
    <name>rebate::TopBar</name>
    <message>
        <source>Operator %1, menu</source>
        <translation>操作员 %1，菜单</translation>
    </message>
</context>
<context>
    <name>rebate::UndoLine</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Take the decision back before it is sent</source>
        <translation>在发送前收回该决定</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>撤销上一项决定</translation>
    </message>
    <message>
        <source>Too late to take it back: it was sent.</source>
        <translation>已来不及收回：它已发送。</translation>
    </message>
</context>
<context>
    <name>rebate::VaultPanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue read-only</source>
        <translation>以只读方式继续</translation>
    </message>
    <message>
        <source>Read-only: nothing is kept on this computer, and decisions are not possible.</source>
        <translation>只读：本机不保存任何数据，也不能作决定。</translation>
    </message>
    <message>
        <source>Use the recovery passphrase</source>
        <translation>使用恢复口令</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>恢复口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opening… this takes a moment on purpose.</source>
        <translation>正在打开…（有意设计得较慢，请稍候）</translation>
    </message>
    <message>
        <source>That is not the recovery passphrase of this profile.</source>
        <translation>这不是此配置的恢复口令。</translation>
    </message>
    <message>
        <source>No recovery passphrase was set for this profile.</source>
        <translation>此配置没有设置恢复口令。</translation>
    </message>
</context>
<context>
    <name>rebate::VaultWords</name>
    <message>
        <source>the system keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>Read-only: nothing is kept on this computer</source>
        <translation>只读：本机不保存任何数据</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Key kept in %1</source>
        <translation>密钥保存在 %1 中</translation>
    </message>
    <message>
        <source>A key will be made in %1 when you sign in</source>
        <translation>登录时将在 %1 中创建密钥</translation>
    </message>
    <message>
        <source>The key is kept in %1</source>
        <translation>密钥保存在 %1 中</translation>
    </message>
    <message>
        <source>This desktop now offers %1, and the console never changes its keyring by itself. Start %2, then try again. Nothing was changed or deleted.</source>
        <translation>此桌面现在提供的是 %1，而控制台从不自行更换密钥环。请启动 %2 后重试。未更改或删除任何内容。</translation>
    </message>
    <message>
        <source>Written by a newer version</source>
        <translation>由更新的版本写入</translation>
    </message>
    <message>
        <source>A newer version of this console has used this profile. Its files were left untouched. Start that version.</source>
        <translation>更新版本的控制台使用过此配置。其文件未被改动。请启动那个版本。</translation>
    </message>
    <message>
        <source>The key in %1 is damaged</source>
        <translation>%1 中的密钥已损坏</translation>
    </message>
    <message>
        <source>The files that need it are whole, and nothing was deleted. No other key is made in its place.</source>
        <translation>需要它的文件完好，未删除任何内容。不会另建密钥代替。</translation>
    </message>
    <message>
        <source>The key file is damaged or does not fit</source>
        <translation>密钥文件已损坏或不匹配</translation>
    </message>
    <message>
        <source>Nothing was overwritten or deleted. Put the file “keys” of this profile back from a backup, then try again.</source>
        <translation>未覆盖或删除任何内容。请从备份恢复此配置的“keys”文件，然后重试。</translation>
    </message>
    <message>
        <source>Stored data is damaged</source>
        <translation>保存的数据已损坏</translation>
    </message>
    <message>
        <source>It was set aside, and nothing was deleted. Try again; if that does not help, ask whoever looks after this computer.</source>
        <translation>它已被移到一旁，未删除任何内容。请重试；若仍不行，请联系负责这台电脑的人。</translation>
    </message>
    <message>
        <source>This computer cannot store anything</source>
        <translation>这台电脑无法保存数据</translation>
    </message>
    <message>
        <source>The disk is full, or the profile&apos;s folder may not be written. Nothing was deleted. Make room or allow writing, then try again.</source>
        <translation>磁盘已满，或配置文件夹不可写。未删除任何内容。请腾出空间或允许写入，然后重试。</translation>
    </message>
    <message>
        <source>Another window uses this profile</source>
        <translation>另一个窗口正在使用此配置</translation>
    </message>
    <message>
        <source>Close the other console of this profile, then try again. Nothing was changed or deleted.</source>
        <translation>请关闭此配置的另一个控制台，然后重试。未更改或删除任何内容。</translation>
    </message>
    <message>
        <source>No system keyring answers</source>
        <translation>没有系统密钥环响应</translation>
    </message>
    <message>
        <source>Start one (GNOME Keyring or KWallet), then try again. Nothing was changed or deleted.</source>
        <translation>请启动一个（GNOME Keyring 或 KWallet），然后重试。未更改或删除任何内容。</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有响应</translation>
    </message>
    <message>
        <source>It was given 10 s. It may be asking for its password in another window. Nothing was changed or deleted.</source>
        <translation>已等待 10 秒。它可能正在另一个窗口中询问密码。未更改或删除任何内容。</translation>
    </message>
    <message>
        <source>%1 is locked, or the key is not in it</source>
        <translation>%1 已锁定，或其中没有密钥</translation>
    </message>
    <message>
        <source>Unlock it, then try again. No other key is made while files of this profile exist. Nothing was changed or deleted.</source>
        <translation>请解锁后重试。只要此配置的文件还在，就不会另建密钥。未更改或删除任何内容。</translation>
    </message>
    <message>
        <source>The copy on this computer could not be opened</source>
        <translation>无法打开本机上的副本</translation>
    </message>
</context>
<context>
    <name>rebate::VersionsDress</name>
    <message>
        <source>v%1</source>
        <translation>v%1</translation>
    </message>
    <message>
        <source>%1 · paid %2</source>
        <translation>%1 · 实付 %2</translation>
    </message>
    <message>
        <source> · refund open</source>
        <translation> · 退款中</translation>
    </message>
    <message>
        <source>commission, or what changed in it</source>
        <translation>佣金，或其变化</translation>
    </message>
</context>
<context>
    <name>rebate::Waterfall</name>
    <message>
        <source>Settled commission</source>
        <translation>结算佣金</translation>
    </message>
    <message>
        <source>Estimated commission</source>
        <translation>预估佣金</translation>
    </message>
    <message>
        <source>Platform fee</source>
        <translation>平台服务费</translation>
    </message>
    <message>
        <source>Reserve %1</source>
        <translation>风险准备 %1</translation>
    </message>
    <message>
        <source>Platform share %1</source>
        <translation>平台分成 %1</translation>
    </message>
    <message>
        <source>User rebate</source>
        <translation>用户返利</translation>
    </message>
    <message>
        <source>Inviter %1</source>
        <translation>邀请人 %1</translation>
    </message>
</context>
<context>
    <name>rebate::Words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>预估</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Clawed back</source>
        <translation>已追回</translation>
    </message>
    <message>
        <source>two users claim this order</source>
        <translation>两名用户主张同一订单</translation>
    </message>
    <message>
        <source>no user found for this order</source>
        <translation>未找到该订单的用户</translation>
    </message>
    <message>
        <source>the platform sent a status that is not known</source>
        <translation>平台发来未知状态</translation>
    </message>
    <message>
        <source>a refund is open</source>
        <translation>退款进行中</translation>
    </message>
    <message>
        <source>frozen by the platform as a punishment</source>
        <translation>因违规被平台冻结</translation>
    </message>
    <message>
        <source>the platform&apos;s bill is not confirmed yet</source>
        <translation>平台账单尚未确认</translation>
    </message>
    <message>
        <source>held by an operator</source>
        <translation>由操作员暂缓</translation>
    </message>
    <message>
        <source>closed by the platform</source>
        <translation>已被平台关闭</translation>
    </message>
    <message>
        <source>nothing is left after the platform fee</source>
        <translation>扣除平台服务费后无余额</translation>
    </message>
    <message>
        <source>rejected by an operator</source>
        <translation>由操作员驳回</translation>
    </message>
    <message>
        <source>Taobao</source>
        <translation>淘宝</translation>
    </message>
    <message>
        <source>JD</source>
        <translation>京东</translation>
    </message>
    <message>
        <source>PDD</source>
        <translation>拼多多</translation>
    </message>
    <message>
        <source>bronze</source>
        <translation>铜牌</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>银牌</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>金牌</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收货</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已结算</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>unknown status</source>
        <translation>未知状态</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>批准 %1</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Incident monitor</source>
        <translation>故障值守</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>暂无答复</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>主区域</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Led when last heard</source>
        <translation>失联前为主</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Service instances</source>
        <translation>服务实例</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Order feed</source>
        <translation>订单流</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>主库</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>breaker closed</source>
        <translation>熔断器闭合</translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation>熔断器断开</translation>
    </message>
    <message>
        <source>breaker half open</source>
        <translation>熔断器半开</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备用</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>进程内</translation>
    </message>
    <message>
        <source>detect</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>elect</source>
        <translation>选主</translation>
    </message>
    <message>
        <source>promote</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>reroute</source>
        <translation>改道</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>订单流</translation>
    </message>
    <message>
        <source>the region did not accept its form</source>
        <translation>区域不接受其格式</translation>
    </message>
    <message>
        <source>sign in again to send it</source>
        <translation>请重新登录后发送</translation>
    </message>
    <message>
        <source>your role may not do this</source>
        <translation>您的角色无权操作</translation>
    </message>
    <message>
        <source>the rebate is gone</source>
        <translation>该返利已不存在</translation>
    </message>
    <message>
        <source>another region leads</source>
        <translation>主区域已变更</translation>
    </message>
    <message>
        <source>needs a write leader</source>
        <translation>需要写主</translation>
    </message>
    <message>
        <source>its number was used for another decision</source>
        <translation>其编号已用于另一决定</translation>
    </message>
    <message>
        <source>still being worked on</source>
        <translation>仍在处理</translation>
    </message>
    <message>
        <source>it did not name the version it was made on</source>
        <translation>未指明所依据的版本</translation>
    </message>
    <message>
        <source>changed since you decided</source>
        <translation>您决定后已有变化</translation>
    </message>
    <message>
        <source>the region&apos;s history went back</source>
        <translation>区域历史已回退</translation>
    </message>
    <message>
        <source>somebody else decided first</source>
        <translation>他人已先决定</translation>
    </message>
    <message>
        <source>cannot be decided in its present state</source>
        <translation>当前状态下无法决定</translation>
    </message>
    <message>
        <source>you proposed it: somebody else decides</source>
        <translation>由您提出：须由他人决定</translation>
    </message>
    <message>
        <source>a reason is missing</source>
        <translation>缺少理由</translation>
    </message>
    <message>
        <source>too many at once, will be tried again</source>
        <translation>请求过多，将再次尝试</translation>
    </message>
    <message>
        <source>too large to send</source>
        <translation>过大，无法发送</translation>
    </message>
    <message>
        <source>the region does not know this request</source>
        <translation>区域不认识该请求</translation>
    </message>
    <message>
        <source>the region is not available</source>
        <translation>区域不可用</translation>
    </message>
    <message>
        <source>this desktop&apos;s outbox is an older copy: its number was used before</source>
        <translation>本机发件箱是旧副本：该序号已被使用</translation>
    </message>
    <message>
        <source>the region&apos;s disk is full, will be tried again</source>
        <translation>区域磁盘已满，稍后重试</translation>
    </message>
    <message>
        <source>the other region cannot take over now</source>
        <translation>目标区域目前无法接管</translation>
    </message>
    <message>
        <source>the region had a fault</source>
        <translation>区域发生故障</translation>
    </message>
    <message>
        <source>A reason is needed to hold or reject.</source>
        <translation>暂缓或驳回须填写理由。</translation>
    </message>
    <message>
        <source>It cannot be decided so in its present state.</source>
        <translation>当前状态下无法如此决定。</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>答复无法读取。</translation>
    </message>
    <message>
        <source>The amount does not fit.</source>
        <translation>金额超出范围。</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>已不存在。</translation>
    </message>
    <message>
        <source>It changed while you looked at it. See what is new, then decide again.</source>
        <translation>在您查看期间已有变化。请查看后重新决定。</translation>
    </message>
    <message>
        <source>You proposed it: somebody else has to decide.</source>
        <translation>由您提出：须由他人决定。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权操作。</translation>
    </message>
    <message>
        <source>Another region leads now. It will be tried there.</source>
        <translation>主区域已变更，将在那里重试。</translation>
    </message>
    <message>
        <source>The region lost its lease before the commit. It will be tried again.</source>
        <translation>区域在提交前失去租约，将再次尝试。</translation>
    </message>
    <message>
        <source>Busy. Try again in a moment.</source>
        <translation>繁忙，请稍后再试。</translation>
    </message>
    <message>
        <source>No region answers. Try again when one is back.</source>
        <translation>没有区域应答。恢复后请重试。</translation>
    </message>
    <message>
        <source>No answer came. Whether it counted is being looked up.</source>
        <translation>没有答复。正在查询是否生效。</translation>
    </message>
    <message>
        <source>Name or password is not right.</source>
        <translation>姓名或密码不正确。</translation>
    </message>
    <message>
        <source>Stored data on this desktop is damaged. It was set aside, nothing was deleted.</source>
        <translation>本机存储的数据已损坏。已另行保存，未删除任何内容。</translation>
    </message>
    <message>
        <source>The data on this desktop was written by a newer version. It was left untouched.</source>
        <translation>本机数据由更新的版本写入，未作改动。</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it, then retry.</source>
        <translation>密钥环已锁定。请解锁后重试。</translation>
    </message>
    <message>
        <source>No answer in time. Try again.</source>
        <translation>未及时应答，请重试。</translation>
    </message>
    <message>
        <source>This desktop&apos;s disk refused it (full or read-only). Nothing was decided.</source>
        <translation>本机磁盘拒绝写入（已满或只读）。未作任何决定。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>consuming</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>pulled by the leader</source>
        <translation>由主区域拉取</translation>
    </message>
    <message>
        <source>your sign-in is locked for now</source>
        <translation>您的登录暂时被锁定</translation>
    </message>
    <message>
        <source>sign in again with a one-time code</source>
        <translation>请用一次性验证码重新登录</translation>
    </message>
    <message>
        <source>the one-time code was not right</source>
        <translation>一次性验证码不正确</translation>
    </message>
    <message>
        <source>The one-time code is not right, or was used. Wait for the next one.</source>
        <translation>一次性验证码不正确或已使用过。请等待下一个。</translation>
    </message>
    <message>
        <source>Too many wrong attempts. Wait a quarter of an hour, or have an administrator unlock you.</source>
        <translation>错误次数过多。请等待一刻钟，或请管理员为您解锁。</translation>
    </message>
    <message>
        <source>Give the one-time code of your authenticator, too.</source>
        <translation>请同时输入验证器上的一次性验证码。</translation>
    </message>
    <message>
        <source>crediting stopped</source>
        <translation>已停止入账</translation>
    </message>
    <message>
        <source>crediting is stopped until the books are in order</source>
        <translation>账目核对无误前暂停入账</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待您处理</translation>
    </message>
    <message>
        <source>It moved on meanwhile: it was sent or settled.</source>
        <translation>它在此期间已经发送或了结。</translation>
    </message>
</context>
<context>
    <name>rebate::Workbench</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Rebates, %1 awaiting approval</source>
        <translation>返利，%1 笔待审批</translation>
    </message>
    <message>
        <source>Outbox, %1 not settled</source>
        <translation>发件箱，%1 条未了结</translation>
    </message>
</context>
</TS>
