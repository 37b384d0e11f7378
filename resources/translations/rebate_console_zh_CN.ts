<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>rebate::ActDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <translation>仍然%1</translation>
    </message>
    <message>
        <source>No region answers: it waits in the outbox until one does.</source>
        <translation>没有区域应答：它在发件箱中等待，直到有区域应答。</translation>
    </message>
    <message>
        <source>You decide on what was true %1 ago. It is checked again before it counts.</source>
        <translation>您依据的是 %1 前的情况。生效前会再次核对。</translation>
    </message>
</context>
<context>
    <name>rebate::AdminExport</name>
    <message>
        <source>ended</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked after wrong attempts</source>
        <translation>多次错误后锁定</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>全部操作员</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性验证码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>准备金</translation>
    </message>
    <message>
        <source>Reserve days</source>
        <translation>准备金天数</translation>
    </message>
    <message>
        <source>Inviter</source>
        <translation>邀请人</translation>
    </message>
    <message>
        <source>Least withdrawal ¥</source>
        <translation>最低提现 ¥</translation>
    </message>
    <message>
        <source>Second decider above ¥</source>
        <translation>超过此额须第二人决定 ¥</translation>
    </message>
    <message>
        <source>Second reviewer above ¥</source>
        <translation>超过此额须第二人复核 ¥</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Rules and thresholds</source>
        <translation>规则与门槛</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>全部版本</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待决</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>Bills of the platforms</source>
        <translation>平台账单</translation>
    </message>
    <message>
        <source>All bills</source>
        <translation>全部账单</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Their total ¥</source>
        <translation>平台总额 ¥</translation>
    </message>
    <message>
        <source>Our sum ¥</source>
        <translation>我方合计 ¥</translation>
    </message>
    <message>
        <source>Difference ¥</source>
        <translation>差额 ¥</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>确认时间</translation>
    </message>
</context>
<context>
    <name>rebate::AdminPage</name>
    <message>
        <source>Parts of this page</source>
        <translation>本页的各部分</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Rules and thresholds</source>
        <translation>规则与门槛</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>订单源</translation>
    </message>
    <message>
        <source>Held lines</source>
        <translation>搁置的订单</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
</context>
<context>
    <name>rebate::AdminPanel</name>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Asking a region…</source>
        <translation>正在询问区域……</translation>
    </message>
    <message>
        <source>as of %1 · %2</source>
        <translation>截至 %1 · %2</translation>
    </message>
    <message>
        <source>No region answers: this is how it was.</source>
        <translation>没有区域应答:这是之前的样子。</translation>
    </message>
    <message>
        <source>No region answers.</source>
        <translation>没有区域应答。</translation>
    </message>
    <message>
        <source>This is not kept on this desktop. It is read as soon as one is back.</source>
        <translation>这些内容不保存在本机。一有区域恢复就会读取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1: kept in the outbox, being sent</source>
        <translation>%1:已存入发件箱,正在发送</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
</context>
<context>
    <name>rebate::AlertActsDelegate</name>
    <message>
        <source>Silence…</source>
        <translation>静默…</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>认领</translation>
    </message>
</context>
<context>
    <name>rebate::AlertDress</name>
    <message>
        <source>not heard of any more · %1</source>
        <translation>已失去消息 · %1</translation>
    </message>
    <message>
        <source>all regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>no group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可执行的操作</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>rebate::AlertNotifier</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Nothing answers</source>
        <translation>全部无应答</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) fire</source>
        <translation>
            <numerusform>%n 条告警触发</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fires</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>Nothing new fires</source>
        <translation>没有新的告警</translation>
    </message>
    <message>
        <source>Not everything answers</source>
        <translation>部分无应答</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ends in %2: %3</source>
        <translation>%1 将在 %2 后结束：%3</translation>
    </message>
</context>
<context>
    <name>rebate::AlertWords</name>
    <message>
        <source>without a name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>info</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>no severity</source>
        <translation>无级别</translation>
    </message>
    <message>
        <source>all regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>unknown severity, shown as it came</source>
        <translation>未知级别，按原样显示</translation>
    </message>
    <message>
        <source>No region answers this desktop</source>
        <translation>没有区域应答本机</translation>
    </message>
    <message>
        <source>The region does not answer this desktop</source>
        <translation>该区域不应答本机</translation>
    </message>
    <message>
        <source>No region accepts writes</source>
        <translation>没有区域接受写入</translation>
    </message>
    <message>
        <source>The regions disagree about the leader</source>
        <translation>各区域对主区域说法不一</translation>
    </message>
    <message>
        <source>Its audit chain is another one than was witnessed here</source>
        <translation>其审计链与本机所见不同</translation>
    </message>
    <message>
        <source>%1 of %2 instances not ready</source>
        <translation>%2 个实例中 %1 个未就绪</translation>
    </message>
    <message>
        <source>%1 behind, limit %2</source>
        <translation>落后 %1，上限 %2</translation>
    </message>
    <message>
        <source>%1 events wait, limit %2</source>
        <translation>%1 个事件等待，上限 %2</translation>
    </message>
    <message>
        <source>The clocks differ by %1, limit %2</source>
        <translation>时钟相差 %1，上限 %2</translation>
    </message>
    <message>
        <source>Orders are %1 old, limit %2</source>
        <translation>订单已过 %1，上限 %2</translation>
    </message>
    <message>
        <source>No region answers</source>
        <translation>没有区域应答</translation>
    </message>
    <message>
        <source>A region does not answer</source>
        <translation>区域不应答</translation>
    </message>
    <message>
        <source>No write leader</source>
        <translation>没有主区域</translation>
    </message>
    <message>
        <source>Disagreement about the leader</source>
        <translation>主区域说法不一</translation>
    </message>
    <message>
        <source>Audit chain forked</source>
        <translation>审计链分叉</translation>
    </message>
    <message>
        <source>Instances not ready</source>
        <translation>实例未就绪</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>复制延迟</translation>
    </message>
    <message>
        <source>Queue backlog</source>
        <translation>队列积压</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>Orders out of date</source>
        <translation>订单过时</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>silenced by %1 · %2</source>
        <translation>%1 已静默 · %2</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>follows from something worse</source>
        <translation>由更严重的告警引起</translation>
    </message>
    <message>
        <source>unknown: not heard of</source>
        <translation>未知：没有消息</translation>
    </message>
    <message>
        <source>firing %1</source>
        <translation>触发 %1</translation>
    </message>
    <message>
        <source>firing %1 · ack %2</source>
        <translation>触发 %1 · %2 已认领</translation>
    </message>
    <message>
        <source>silenced %1</source>
        <translation>静默 %1</translation>
    </message>
    <message>
        <source>this desktop</source>
        <translation>本机</translation>
    </message>
    <message numerus="yes">
        <source>%n Alertmanager(s) silent: %1</source>
        <translation>
            <numerusform>%n 个 Alertmanager 无应答：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::AlertsCard</name>
    <message>
        <source>Acknowledge</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Acknowledge %1, %2</source>
        <translation>认领 %1，%2</translation>
    </message>
    <message>
        <source>Alerts · %1</source>
        <translation>告警 · %1</translation>
    </message>
    <message>
        <source>Nobody is asked for alerts.</source>
        <translation>没有询问告警。</translation>
    </message>
    <message>
        <source>Nothing fires.</source>
        <translation>没有告警。</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>全部告警</translation>
    </message>
</context>
<context>
    <name>rebate::AlertsForm</name>
    <message>
        <source>A new alert rings</source>
        <translation>新告警响铃</translation>
    </message>
    <message>
        <source>The desktop tells of it while another window is in front</source>
        <translation>其他窗口在前时由桌面通知</translation>
    </message>
    <message>
        <source>Quiet hours, criticals still ring</source>
        <translation>免打扰时段，严重告警仍响铃</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>Thresholds of this desktop…</source>
        <translation>本机阈值…</translation>
    </message>
</context>
<context>
    <name>rebate::AmountDialog</name>
    <message>
        <source>Finance decides. A minus takes from the balance, never below zero.</source>
        <translation>由财务决定。负数会扣减余额，但不会低于零。</translation>
    </message>
    <message>
        <source>The amount is set aside at once and paid after review. It was asked for by you, so somebody else reviews it and pays it out.</source>
        <translation>金额立即冻结，审核后支付。由您代为申请，因此须由他人审核和付款。</translation>
    </message>
    <message>
        <source>Change of the balance in yuan</source>
        <translation>余额变动（元）</translation>
    </message>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>¥, such as 5.00 or -5.00</source>
        <translation>¥，例如 5.00 或 -5.00</translation>
    </message>
    <message>
        <source>¥, such as 50.00</source>
        <translation>¥，例如 50.00</translation>
    </message>
    <message>
        <source>Rebate was missing</source>
        <translation>返利缺失</translation>
    </message>
    <message>
        <source>Compensation for a delay</source>
        <translation>延误补偿</translation>
    </message>
    <message>
        <source>Credited twice</source>
        <translation>重复入账</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销活动</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>Balance %1 → %2</source>
        <translation>余额 %1 → %2</translation>
    </message>
    <message>
        <source>Propose %1</source>
        <translation>提议 %1</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>申请 %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Write an amount with at most two decimals.</source>
        <translation>请输入金额，最多两位小数。</translation>
    </message>
    <message>
        <source>At most %1 either way.</source>
        <translation>增减均不超过 %1。</translation>
    </message>
    <message>
        <source>It takes more than the balance.</source>
        <translation>扣减超过余额。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>需要填写理由。</translation>
    </message>
    <message>
        <source>Only %1 is free.</source>
        <translation>可用金额只有 %1。</translation>
    </message>
    <message>
        <source>The smallest withdrawal is %1.</source>
        <translation>最低提现金额为 %1。</translation>
    </message>
    <message>
        <source>Proposed: finance decides.</source>
        <translation>已提议：由财务决定。</translation>
    </message>
    <message>
        <source>Requested: it is reviewed next.</source>
        <translation>已申请：接下来审核。</translation>
    </message>
</context>
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
    <message>
        <source>Your role reads no rebates.</source>
        <translation>您的角色不能查看返利。</translation>
    </message>
</context>
<context>
    <name>rebate::AuditBanner</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
</context>
<context>
    <name>rebate::AuditDrawer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the record</source>
        <translation>关闭记录</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>复制哈希</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record as JSON</source>
        <translation>JSON 格式的记录</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>%1 · %2 %3 · %4 · epoch %5</source>
        <translation>%1 · %2 %3 · %4 · 纪元 %5</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>rebate::AuditDress</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
</context>
<context>
    <name>rebate::AuditExport</name>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>对象 %1</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
</context>
<context>
    <name>rebate::AuditPage</name>
    <message>
        <source>Hash copied</source>
        <translation>哈希已复制</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>who:sun.yu what:revealed on:u-88210</source>
        <translation>who:sun.yu what:已查看 on:u-88210</translation>
    </message>
    <message>
        <source>Search the audit</source>
        <translation>搜索审计</translation>
    </message>
    <message>
        <source>who: a person or region, what: an action, on: an id or its beginning. Actions: %1</source>
        <translation>who：人或区域；what：动作；on：编号或其开头。动作：%1</translation>
    </message>
    <message>
        <source>Verify chain</source>
        <translation>验证审计链</translation>
    </message>
    <message>
        <source>Audit records</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>“%1” is no action. Known ones: %2</source>
        <translation>“%1”不是动作。可用的有：%2</translation>
    </message>
    <message>
        <source>Reading the audit…</source>
        <translation>正在读取审计…</translation>
    </message>
    <message>
        <source>No record fits. Leave a word out, or write less of it.</source>
        <translation>没有符合的记录。请去掉一个词，或写短一些。</translation>
    </message>
    <message>
        <source>The audit is read from a region, and none answers. It is shown as soon as one does.</source>
        <translation>审计要从区域读取，目前没有区域应答。一有应答就会显示。</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>%1前读取</translation>
    </message>
    <message>
        <source>Search the records</source>
        <translation>搜索记录</translation>
    </message>
</context>
<context>
    <name>rebate::AuditWords</name>
    <message>
        <source>proposed</source>
        <translation>已提议</translation>
    </message>
    <message>
        <source>agreed to</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>turned down</source>
        <translation>已否决</translation>
    </message>
    <message>
        <source>took back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>clawed back</source>
        <translation>已追回</translation>
    </message>
    <message>
        <source>rebooked</source>
        <translation>已重记</translation>
    </message>
    <message>
        <source>revealed</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>level set</source>
        <translation>已设等级</translation>
    </message>
    <message>
        <source>state set</source>
        <translation>已设状态</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>已备注</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已抹除</translation>
    </message>
    <message>
        <source>users imported</source>
        <translation>已导入用户</translation>
    </message>
    <message>
        <source>orders imported</source>
        <translation>已导入订单</translation>
    </message>
    <message>
        <source>withdrawal asked for</source>
        <translation>已申请提现</translation>
    </message>
    <message>
        <source>withdrawal approved</source>
        <translation>已批准提现</translation>
    </message>
    <message>
        <source>withdrawal rejected</source>
        <translation>已驳回提现</translation>
    </message>
    <message>
        <source>withdrawal cancelled</source>
        <translation>已取消提现</translation>
    </message>
    <message>
        <source>withdrawal queried</source>
        <translation>已查询提现</translation>
    </message>
    <message>
        <source>withdrawal sent</source>
        <translation>已发出提现</translation>
    </message>
    <message>
        <source>payout built</source>
        <translation>已建付款批次</translation>
    </message>
    <message>
        <source>bill entered</source>
        <translation>已录入账单</translation>
    </message>
    <message>
        <source>bill confirmed</source>
        <translation>已确认账单</translation>
    </message>
    <message>
        <source>bill required</source>
        <translation>已要求账单</translation>
    </message>
    <message>
        <source>feed read again</source>
        <translation>已重读订单源</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>session renewed</source>
        <translation>会话已续期</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>登录被拒</translation>
    </message>
    <message>
        <source>operator added</source>
        <translation>已添加操作员</translation>
    </message>
    <message>
        <source>role changed</source>
        <translation>已改角色</translation>
    </message>
    <message>
        <source>operator disabled</source>
        <translation>已停用操作员</translation>
    </message>
    <message>
        <source>operator locked</source>
        <translation>操作员已锁定</translation>
    </message>
    <message>
        <source>operator unlocked</source>
        <translation>操作员已解锁</translation>
    </message>
    <message>
        <source>password changed</source>
        <translation>已改密码</translation>
    </message>
    <message>
        <source>one-time codes on</source>
        <translation>已启用动态码</translation>
    </message>
    <message>
        <source>one-time codes off</source>
        <translation>已停用动态码</translation>
    </message>
    <message>
        <source>outbox copy refused</source>
        <translation>发件箱副本被拒</translation>
    </message>
    <message>
        <source>switched over</source>
        <translation>已切换</translation>
    </message>
    <message>
        <source>lease taken</source>
        <translation>已取得租约</translation>
    </message>
    <message>
        <source>lease released</source>
        <translation>已交出租约</translation>
    </message>
    <message>
        <source>leader fenced</source>
        <translation>主区已隔离</translation>
    </message>
    <message>
        <source>ledger stopped</source>
        <translation>账本已停</translation>
    </message>
    <message>
        <source>ledger resumed</source>
        <translation>账本已恢复</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>rebate %1</source>
        <translation>返利 %1</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>payout account</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>withdrawal %1</source>
        <translation>提现 %1</translation>
    </message>
    <message>
        <source>on version %1</source>
        <translation>针对版本 %1</translation>
    </message>
    <message>
        <source>reason “%1”</source>
        <translation>原因“%1”</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>未收到</translation>
    </message>
    <message>
        <source>same as this desktop</source>
        <translation>与本机一致</translation>
    </message>
    <message>
        <source>newer by %1, comparing</source>
        <translation>领先 %1 条，正在比对</translation>
    </message>
    <message>
        <source>behind by %1, no fork</source>
        <translation>落后 %1 条，无分叉</translation>
    </message>
    <message>
        <source>forked: record %1 is another one</source>
        <translation>已分叉：第 %1 条记录不同</translation>
    </message>
    <message>
        <source>lost records: was at %1</source>
        <translation>记录丢失：曾到第 %1 条</translation>
    </message>
    <message>
        <source>The audit of %1 is not the one this desktop has witnessed: a record that was there before is another one now. Do not decide on what it shows; tell whoever is responsible for the audit.</source>
        <translation>%1 的审计与本机见证过的不一致：以前的一条记录现在变了。请勿依据其内容作决定；请通知审计负责人。</translation>
    </message>
    <message>
        <source>The audit of %1 went back: records that this desktop has witnessed are no longer there. Tell whoever is responsible for the audit before it goes on.</source>
        <translation>%1 的审计倒退了：本机见证过的记录已不在。继续之前请通知审计负责人。</translation>
    </message>
    <message>
        <source>The audit chain of %1 does not hold: record %2 does not follow the one before it.</source>
        <translation>%1 的审计链不成立：第 %2 条记录与前一条不衔接。</translation>
    </message>
    <message>
        <source>Broken at record %1. Everything before it fits.</source>
        <translation>在第 %1 条记录处断开，之前的都吻合。</translation>
    </message>
    <message>
        <source>%1 of %2 · no break so far</source>
        <translation>%2 条中的 %1 条 · 目前无断裂</translation>
    </message>
    <message>
        <source>%1 records verified, no break</source>
        <translation>已验证 %1 条记录，无断裂</translation>
    </message>
    <message>
        <source>%1 · stopped: %2</source>
        <translation>%1 · 已停止：%2</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · 已停止</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>switchover asked for</source>
        <translation>请求切换</translation>
    </message>
    <message>
        <source>switchover approved</source>
        <translation>批准切换</translation>
    </message>
    <message>
        <source>switchover rejected</source>
        <translation>驳回切换</translation>
    </message>
    <message>
        <source>switchover cancelled</source>
        <translation>取消切换</translation>
    </message>
    <message>
        <source>switchover refused</source>
        <translation>切换未执行</translation>
    </message>
    <message>
        <source>switchover lapsed</source>
        <translation>切换已失效</translation>
    </message>
    <message>
        <source>switchover done</source>
        <translation>切换完成</translation>
    </message>
    <message>
        <source>failover paused</source>
        <translation>暂停故障转移</translation>
    </message>
    <message>
        <source>pause ended</source>
        <translation>结束暂停</translation>
    </message>
    <message>
        <source>pause ran out</source>
        <translation>暂停到期</translation>
    </message>
    <message>
        <source>maintenance planned</source>
        <translation>计划维护</translation>
    </message>
    <message>
        <source>maintenance ended</source>
        <translation>结束维护</translation>
    </message>
    <message>
        <source>maintenance ran out</source>
        <translation>维护到期</translation>
    </message>
    <message>
        <source>incident note</source>
        <translation>事件备注</translation>
    </message>
</context>
<context>
    <name>rebate::BillsPanel</name>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Bills of the platforms</source>
        <translation>平台账单</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Their total ¥</source>
        <translation>平台总额 ¥</translation>
    </message>
    <message>
        <source>Our sum ¥</source>
        <translation>我方合计 ¥</translation>
    </message>
    <message>
        <source>Difference ¥</source>
        <translation>差额 ¥</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why the bill is right although it differs</source>
        <translation>为何有差额仍然正确</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Enter a bill</source>
        <translation>录入账单</translation>
    </message>
    <message>
        <source>Total, ¥</source>
        <translation>总额(¥)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Confirmed by %1, %2.</source>
        <translation>由 %1 确认,%2。</translation>
    </message>
    <message>
        <source>Another bill of the same month took its place.</source>
        <translation>同月的另一张账单取代了它。</translation>
    </message>
    <message>
        <source>Finance confirms bills.</source>
        <translation>账单由财务确认。</translation>
    </message>
    <message>
        <source>You entered it: somebody else confirms it.</source>
        <translation>由您录入:须由他人确认。</translation>
    </message>
    <message>
        <source>It differs from our sum by %1: say why it is right.</source>
        <translation>与我方合计相差 %1:请说明为何正确。</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1,%2:%3</translation>
    </message>
    <message>
        <source>No bill was entered yet.</source>
        <translation>尚未录入账单。</translation>
    </message>
    <message>
        <source>Income before the platform&apos;s fee, as its bill says; another person confirms it.</source>
        <translation>账单上扣除平台服务费之前的收入;由另一人确认。</translation>
    </message>
    <message>
        <source>A month such as 2026-05.</source>
        <translation>月份格式如 2026-05。</translation>
    </message>
    <message>
        <source>the newest %1</source>
        <translation>最新 %1 条</translation>
    </message>
</context>
<context>
    <name>rebate::BookingPanel</name>
    <message>
        <source>Comparing the booking with the region…</source>
        <translation>正在与区域核对记账…</translation>
    </message>
    <message>
        <source>Same rules here as in the region: the booking computed on this desktop equals the region&apos;s, %1 ✓</source>
        <translation>本机与区域规则相同：本机算出的记账与区域一致，%1 ✓</translation>
    </message>
    <message>
        <source>The booking was computed on this desktop and compared with nobody: no region answers. The region compares what you saw by its content hash before it books.</source>
        <translation>记账由本机算出，尚未与任何区域核对：没有区域应答。区域记账前会按内容哈希核对您所看到的内容。</translation>
    </message>
    <message>
        <source>The booking could not be compared, so it cannot be approved: %1</source>
        <translation>记账无法核对，因此不能批准：%1</translation>
    </message>
    <message>
        <source>STOP: this desktop and the region would book different amounts. Do not approve; tell whoever runs the platform.</source>
        <translation>停：本机与区域将记入不同的金额。请勿批准，请通知平台负责人。</translation>
    </message>
    <message>
        <source>Commission receivable</source>
        <translation>应收佣金</translation>
    </message>
    <message>
        <source>Balance of %1</source>
        <translation>%1 的余额</translation>
    </message>
    <message>
        <source>Frozen of %1</source>
        <translation>%1 的冻结金额</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>准备金</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>This desktop ¥</source>
        <translation>本机 ¥</translation>
    </message>
    <message>
        <source>Region ¥</source>
        <translation>区域 ¥</translation>
    </message>
</context>
<context>
    <name>rebate::BulkDress</name>
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
        <source>Rebate ¥</source>
        <translation>返利 ¥</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>rebate::BulkResults</name>
    <message>
        <source>Decisions settled</source>
        <translation>已有结果的决定</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Stop, and take back what was not sent</source>
        <translation>停止，并撤回未发送的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
</context>
<context>
    <name>rebate::BulkSummary</name>
    <message>
        <source>Reason (optional), the same for all</source>
        <translation>理由（可选），全部相同</translation>
    </message>
    <message>
        <source>Reason (required), the same for all</source>
        <translation>理由（必填），全部相同</translation>
    </message>
    <message>
        <source>Reason of the decisions</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 together.</source>
        <translation>合计 %1。</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <translation>%1：%2 笔 · %3</translation>
    </message>
    <message>
        <source>%1 of them (%2) are above %3: your approval proposes them, another person has to approve them as well.</source>
        <translation>其中 %1 笔（%2）高于 %3：您的批准只是提议，还需另一人批准。</translation>
    </message>
    <message>
        <source>No more than %1 at once: the others stay as they are.</source>
        <translation>一次最多 %1 笔：其余保持不变。</translation>
    </message>
    <message>
        <source>Each is bound to the version you saw: what changes before it arrives is not decided.</source>
        <translation>每笔都绑定您看到的版本：送达前有变化的不作决定。</translation>
    </message>
    <message>
        <source>Open these first</source>
        <translation>先打开这些</translation>
    </message>
    <message numerus="yes">
        <source>%n rebate(s) drawn at random. Look at each of them before you approve them all.</source>
        <translation>
            <numerusform>随机抽取了 %n 笔返利。全部批准前请逐一查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Rebates to be opened first</source>
        <translation>须先打开的返利</translation>
    </message>
    <message>
        <source>None of them can be decided so.</source>
        <translation>其中没有可以这样决定的。</translation>
    </message>
    <message numerus="yes">
        <source>Open %n more of the sample first.</source>
        <translation>
            <numerusform>请先再打开样本中的 %n 笔。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a reason.</source>
        <translation>请填写理由。</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <translation>仍然%1</translation>
    </message>
    <message>
        <source>You decide on what was true %1 ago. Decide anyway? It is checked again before it counts.</source>
        <translation>您依据的是 %1前的数据。仍要决定吗？生效前会再次核对。</translation>
    </message>
</context>
<context>
    <name>rebate::BulkWords</name>
    <message numerus="yes">
        <source>Approve %n rebate(s)</source>
        <translation>
            <numerusform>批准 %n 笔返利</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n rebate(s)</source>
        <translation>
            <numerusform>暂停 %n 笔返利</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n rebate(s)</source>
        <translation>
            <numerusform>驳回 %n 笔返利</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: not to be decided so in the state they are in</source>
        <translation>
            <numerusform>排除 %n 笔：当前状态不能这样决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: you proposed them, somebody else has to approve them</source>
        <translation>
            <numerusform>排除 %n 笔：由您提议，须由他人批准</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: a decision of yours is on its way already</source>
        <translation>
            <numerusform>排除 %n 笔：您的决定已在途中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: not in this desktop&apos;s copy any more</source>
        <translation>
            <numerusform>排除 %n 笔：已不在本机副本中</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Needs a second person</source>
        <translation>需第二人</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>其间有变化</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>需查看</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>stopped before its turn</source>
        <translation>轮到之前已停止</translation>
    </message>
    <message>
        <source>%1 of %2 kept on this desktop · %3 applied · %4 on their way</source>
        <translation>本机已保存 %1 / %2 · 已生效 %3 · 在途 %4</translation>
    </message>
</context>
<context>
    <name>rebate::ChainCard</name>
    <message>
        <source>Verifying</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Chain of</source>
        <translation>审计链所属</translation>
    </message>
    <message>
        <source>Region whose chain is verified</source>
        <translation>要验证其链的区域</translation>
    </message>
    <message>
        <source>Records verified</source>
        <translation>已验证的记录</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop verifying</source>
        <translation>停止验证</translation>
    </message>
    <message>
        <source>Verify from the first record on</source>
        <translation>从第一条记录开始验证</translation>
    </message>
    <message>
        <source>Every record carries the hash of the one before. Verify chain reads them all and hashes them here.</source>
        <translation>每条记录都带有前一条的哈希。“验证审计链”会读取全部记录并在本机计算哈希。</translation>
    </message>
</context>
<context>
    <name>rebate::ChangeDialog</name>
    <message>
        <source>The level decides the share of orders made from now on. Orders that came in keep theirs.</source>
        <translation>等级决定今后订单的分成比例，已有订单不变。</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销活动</translation>
    </message>
    <message>
        <source>Reached the next level</source>
        <translation>达到下一等级</translation>
    </message>
    <message>
        <source>Agreed with the person</source>
        <translation>已与用户商定</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Nothing is paid out to a frozen person. Rebates go on being credited. Finance lifts it.</source>
        <translation>冻结的用户不能付款，返利照常入账，由财务解除冻结。</translation>
    </message>
    <message>
        <source>Suspicious withdrawals</source>
        <translation>可疑提现</translation>
    </message>
    <message>
        <source>Account may be taken over</source>
        <translation>账户可能被盗用</translation>
    </message>
    <message>
        <source>Asked for by the person</source>
        <translation>用户本人要求</translation>
    </message>
    <message>
        <source>Withdrawals can be asked for and paid again.</source>
        <translation>可以重新申请和支付提现。</translation>
    </message>
    <message>
        <source>Checked with the person</source>
        <translation>已与用户核实</translation>
    </message>
    <message>
        <source>Checked by finance</source>
        <translation>财务已核实</translation>
    </message>
    <message>
        <source>Frozen by mistake</source>
        <translation>误冻结</translation>
    </message>
    <message>
        <source>Another administrator approves it. Then nickname, phone, name, payout account and notes are gone for ever; the books and the audit keep the id.</source>
        <translation>由另一位管理员批准。之后昵称、手机、姓名、收款账户和备注永久消失；账簿和审计只保留编号。</translation>
    </message>
    <message>
        <source>Asked for by the authority</source>
        <translation>主管机关要求</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>等级：%1</translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <translation>冻结 %1</translation>
    </message>
    <message>
        <source>Lift the freeze of %1</source>
        <translation>解除 %1 的冻结</translation>
    </message>
    <message>
        <source>Propose to erase %1</source>
        <translation>提议抹除 %1</translation>
    </message>
    <message>
        <source>Make it %1</source>
        <translation>改为%1</translation>
    </message>
    <message>
        <source>Change level</source>
        <translation>更改等级</translation>
    </message>
    <message>
        <source>Choose another level.</source>
        <translation>请选择另一个等级。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>需要填写理由。</translation>
    </message>
    <message>
        <source>Proposed: another administrator decides.</source>
        <translation>已提议：由另一位管理员决定。</translation>
    </message>
    <message>
        <source>Kept in the outbox.</source>
        <translation>已存入发件箱。</translation>
    </message>
</context>
<context>
    <name>rebate::ChartCard</name>
    <message>
        <source>Arrange: %1</source>
        <translation>排列：%1</translation>
    </message>
    <message>
        <source>Move, widen or remove this chart</source>
        <translation>移动、加宽或移除此图表</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Move on</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>加宽</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>收窄</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <source>%n more series are not shown</source>
        <translation>
            <numerusform>另有 %n 个序列未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Threshold…</source>
        <translation>阈值…</translation>
    </message>
</context>
<context>
    <name>rebate::ChartFiles</name>
    <message>
        <source>Save as a picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>Save the figures…</source>
        <translation>存为数据…</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>存为数据</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Text with commas (*.csv)</source>
        <translation>逗号分隔文本 (*.csv)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>rebate::ChartWords</name>
    <message>
        <source>Decision latency p99</source>
        <translation>决定延迟 p99</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>复制延迟</translation>
    </message>
    <message>
        <source>Queue waiting</source>
        <translation>队列等待</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>The query has no values in this time.</source>
        <translation>这段时间内该查询没有数值。</translation>
    </message>
    <message>
        <source>No figures yet. They come from the regions every two seconds.</source>
        <translation>尚无数据。各区域每两秒提供一次。</translation>
    </message>
    <message>
        <source>Nothing was decided in this time.</source>
        <translation>这段时间内没有作出决定。</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>这段时间内没有请求。</translation>
    </message>
    <message>
        <source>No region says how far it is behind.</source>
        <translation>没有区域报告自己落后多少。</translation>
    </message>
    <message>
        <source>No region has read from a cache in this time.</source>
        <translation>这段时间内没有区域读取过缓存。</translation>
    </message>
    <message>
        <source>Rebates credited /s</source>
        <translation>每秒入账返利</translation>
    </message>
</context>
<context>
    <name>rebate::ClaimDialog</name>
    <message>
        <source>Lines of the order that nobody owns, or more than one, become theirs once finance approves.</source>
        <translation>订单中无人归属或多人争议的明细，经财务批准后归该用户。</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Platform of the order</source>
        <translation>订单平台</translation>
    </message>
    <message>
        <source>Lines of this order in the copy</source>
        <translation>本机副本中该订单的明细</translation>
    </message>
    <message>
        <source>What speaks for it: a screenshot seen, time and shop of the order… It is kept sealed.</source>
        <translation>依据：看过的截图、下单时间和店铺……将密封保存。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>credited to them already</source>
        <translation>已入账给该用户</translation>
    </message>
    <message>
        <source>credited to %1 already</source>
        <translation>已入账给 %1</translation>
    </message>
    <message>
        <source>theirs already</source>
        <translation>已属于该用户</translation>
    </message>
    <message>
        <source>belongs to %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>%1: nothing is left to claim</source>
        <translation>%1：没有可认领的</translation>
    </message>
    <message>
        <source>can be claimed: %1</source>
        <translation>可以认领：%1</translation>
    </message>
    <message>
        <source>Four digits or more are looked for in the copy.</source>
        <translation>输入四位以上即在本机副本中查找。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>The copy has no such line. The number may be that of a whole order: the region looks it up as well.</source>
        <translation>本机副本没有该明细。可能是整单的编号：区域也会查找。</translation>
    </message>
    <message>
        <source>None of these can be claimed.</source>
        <translation>以下均不可认领。</translation>
    </message>
    <message>
        <source>Found in the copy:</source>
        <translation>在本机副本中找到：</translation>
    </message>
    <message>
        <source>Propose the claim</source>
        <translation>提议认领</translation>
    </message>
    <message>
        <source>Write the order number.</source>
        <translation>请输入订单号。</translation>
    </message>
    <message>
        <source>None of these lines can be claimed.</source>
        <translation>这些明细均不可认领。</translation>
    </message>
    <message>
        <source>Write what speaks for it: finance decides by that.</source>
        <translation>请写明依据：财务据此决定。</translation>
    </message>
    <message>
        <source>At most 2 000 bytes of evidence.</source>
        <translation>依据最多 2 000 字节。</translation>
    </message>
    <message>
        <source>Proposed: finance decides.</source>
        <translation>已提议：由财务决定。</translation>
    </message>
</context>
<context>
    <name>rebate::ClaimsDress</name>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>观察者</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>主区域</translation>
    </message>
    <message>
        <source>Epoch, timeline</source>
        <translation>纪元、时间线</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>最近听到</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>表态</translation>
    </message>
</context>
<context>
    <name>rebate::ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>rebate::CommandWords</name>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>adjustment</source>
        <translation>调账</translation>
    </message>
    <message>
        <source>order claim</source>
        <translation>订单认领</translation>
    </message>
    <message>
        <source>erasure</source>
        <translation>抹除</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>another role</source>
        <translation>变更角色</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已抹除</translation>
    </message>
    <message>
        <source>level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>made from version</source>
        <translation>基于版本</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>total ¥</source>
        <translation>总额 ¥</translation>
    </message>
    <message>
        <source>our sum ¥</source>
        <translation>我方合计 ¥</translation>
    </message>
    <message>
        <source>difference ¥</source>
        <translation>差额 ¥</translation>
    </message>
    <message>
        <source>balance ¥</source>
        <translation>余额 ¥</translation>
    </message>
    <message>
        <source>frozen ¥</source>
        <translation>冻结 ¥</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>shown as</source>
        <translation>显示名</translation>
    </message>
    <message>
        <source>sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>about</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>proposed by</source>
        <translation>提案人</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>their reason</source>
        <translation>对方理由</translation>
    </message>
    <message>
        <source>approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>first approved by</source>
        <translation>首位批准人</translation>
    </message>
    <message>
        <source>requested by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>paid out by</source>
        <translation>出款人</translation>
    </message>
    <message>
        <source>entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>准备金</translation>
    </message>
    <message>
        <source>reserve is released after (days)</source>
        <translation>准备金释放天数</translation>
    </message>
    <message>
        <source>inviter&apos;s part</source>
        <translation>邀请人份额</translation>
    </message>
    <message>
        <source>smallest withdrawal ¥</source>
        <translation>最低提现额 ¥</translation>
    </message>
    <message>
        <source>two people for rebates above ¥</source>
        <translation>返利超过此额须两人 ¥</translation>
    </message>
    <message>
        <source>two people for withdrawals above ¥</source>
        <translation>提现超过此额须两人 ¥</translation>
    </message>
    <message>
        <source>in force from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>from</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Feeds and bills</source>
        <translation>订单源与账单</translation>
    </message>
    <message>
        <source>Change level and state</source>
        <translation>变更等级与状态</translation>
    </message>
    <message>
        <source>Change level</source>
        <translation>更改等级</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Lift the freeze</source>
        <translation>解除冻结</translation>
    </message>
    <message>
        <source>Approve proposal</source>
        <translation>批准提案</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>驳回提案</translation>
    </message>
    <message>
        <source>Withdraw proposal</source>
        <translation>撤回提案</translation>
    </message>
    <message>
        <source>Approve withdrawal</source>
        <translation>批准提现</translation>
    </message>
    <message>
        <source>Reject withdrawal</source>
        <translation>驳回提现</translation>
    </message>
    <message>
        <source>Cancel withdrawal</source>
        <translation>取消提现</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Propose adjustment</source>
        <translation>提议调账</translation>
    </message>
    <message>
        <source>Claim order</source>
        <translation>认领订单</translation>
    </message>
    <message>
        <source>Propose erasure</source>
        <translation>提议抹除</translation>
    </message>
    <message>
        <source>Propose rules</source>
        <translation>提议规则</translation>
    </message>
    <message>
        <source>Propose operator</source>
        <translation>提议操作员</translation>
    </message>
    <message>
        <source>Request withdrawal</source>
        <translation>申请提现</translation>
    </message>
    <message>
        <source>Ask the provider</source>
        <translation>询问付款方</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Enter bill</source>
        <translation>录入账单</translation>
    </message>
    <message>
        <source>Confirm bill</source>
        <translation>确认账单</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>made from version %1</source>
        <translation>基于版本 %1</translation>
    </message>
    <message>
        <source>withdrawal %1</source>
        <translation>提现 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawal(s)</source>
        <translation>
            <numerusform>%n 笔提现</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 返给 %2</translation>
    </message>
    <message>
        <source>bill %1</source>
        <translation>账单 %1</translation>
    </message>
    <message>
        <source>no answer came; it is sent again under its own number, which counts once</source>
        <translation>没有应答;以同一编号重发,只计一次</translation>
    </message>
    <message>
        <source>sent without an answer, and lapsed: see whether it was done</source>
        <translation>已发送但无应答,且已过期:请查看是否已完成</translation>
    </message>
    <message>
        <source>somebody had done the same</source>
        <translation>已有他人做了同样的事</translation>
    </message>
    <message>
        <source>what it is about is gone</source>
        <translation>所涉对象已不存在</translation>
    </message>
    <message>
        <source>not possible as things stand now</source>
        <translation>按目前状态无法进行</translation>
    </message>
    <message>
        <source>somebody else has to do this: two people are needed</source>
        <translation>须由他人进行:需要两人</translation>
    </message>
    <message>
        <source>it was decided before</source>
        <translation>此前已有决定</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1:已完成</translation>
    </message>
    <message>
        <source>%1: kept – %2</source>
        <translation>%1:已保存 – %2</translation>
    </message>
    <message>
        <source>%1: not done, %2</source>
        <translation>%1:未完成,%2</translation>
    </message>
    <message>
        <source>A change of the same still waits in the outbox. Wait for it, or withdraw it there.</source>
        <translation>发件箱中还有同一对象的变更在等待。请等它完成,或在那里撤回。</translation>
    </message>
    <message>
        <source>What is shown is older than 24 hours. Reach a region first.</source>
        <translation>所示数据已超过 24 小时。请先连上一个区域。</translation>
    </message>
    <message>
        <source>Without the keyring nothing can be kept, so nothing can be done.</source>
        <translation>没有密钥环就无法保存,因此无法操作。</translation>
    </message>
    <message>
        <source>A reason is needed: up to 500 bytes.</source>
        <translation>需要理由:最多 500 字节。</translation>
    </message>
    <message>
        <source>%1: not possible so.</source>
        <translation>%1:这样不行。</translation>
    </message>
    <message>
        <source>Look at the user</source>
        <translation>查看用户</translation>
    </message>
    <message>
        <source>Look at the withdrawal</source>
        <translation>查看提现</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Write incident note</source>
        <translation>写事件备注</translation>
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
    <name>rebate::CoverageMap</name>
    <message>
        <source>What was read of the feeds</source>
        <translation>订单源的读取情况</translation>
    </message>
    <message>
        <source>%1 · query %2</source>
        <translation>%1 · 查询 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n feed(s), </source>
        <translation>
            <numerusform>%n 个订单源,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s) in the last seven days.</source>
        <translation>
            <numerusform>最近七天有 %n 处缺口。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1, %2 to %3.</source>
        <translation>已选:%1,%2 至 %3。</translation>
    </message>
    <message>
        <source>nothing was read from %1 to %2 (%3)</source>
        <translation>%1 至 %2 未读取(%3)</translation>
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
    <message>
        <source>1 of 2: above %1 your approval only proposes it; another person with the finance role has to approve it as well.</source>
        <translation>第 1 人（共 2 人）：高于 %1，您的批准只是提议，还需另一位财务人员批准。</translation>
    </message>
    <message>
        <source>Anybody else with the finance role may be the second.</source>
        <translation>其他任何财务人员都可以作为第二人。</translation>
    </message>
    <message>
        <source>2 of 2: proposed by %1.</source>
        <translation>第 2 人（共 2 人）：由 %1 提议。</translation>
    </message>
    <message>
        <source>Owner, state and money are as they were proposed: had one of them moved, the proposal would have lapsed.</source>
        <translation>归属、状态和金额与提议时相同：若有变化，提议已自动失效。</translation>
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
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reasons you write often</source>
        <translation>常用理由</translation>
    </message>
    <message>
        <source>The booking is being compared with the region.</source>
        <translation>正在与区域核对记账。</translation>
    </message>
    <message>
        <source>This desktop and the region would book different amounts.</source>
        <translation>本机与区域将记入不同的金额。</translation>
    </message>
    <message>
        <source>The booking could not be compared with the region.</source>
        <translation>记账无法与区域核对。</translation>
    </message>
    <message>
        <source>Comparing with the region; it is approved as soon as both agree.</source>
        <translation>正在与区域核对；双方一致后立即批准。</translation>
    </message>
    <message>
        <source>Edit the reasons to hold…</source>
        <translation>编辑暂缓的理由…</translation>
    </message>
    <message>
        <source>Edit the reasons to reject…</source>
        <translation>编辑驳回的理由…</translation>
    </message>
    <message>
        <source>Leave the reason</source>
        <translation>离开理由</translation>
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
    <message>
        <source>%1 · sends in %2 s</source>
        <translation>%1 · %2 秒后发送</translation>
    </message>
</context>
<context>
    <name>rebate::ExplainCard</name>
    <message>
        <source>Open in Rebates</source>
        <translation>在返利页打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>为何是 %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This order is not in this desktop&apos;s copy: it is older than what is kept here.</source>
        <translation>本机副本中没有该订单：它早于本机保留的范围。</translation>
    </message>
    <message>
        <source>Paid, not received yet: this is an estimate and changes with the order.</source>
        <translation>已付款，尚未收货：这是预估，会随订单变化。</translation>
    </message>
    <message>
        <source>Received. The platform settles it about %1; approved and credited it can be withdrawn about %2.</source>
        <translation>已收货。平台约于 %1 结算；批准入账后约 %2 可提现。</translation>
    </message>
    <message>
        <source>Settled by the platform. Finance approves it next, then it is credited.</source>
        <translation>平台已结算。接下来由财务批准，然后入账。</translation>
    </message>
    <message>
        <source>Held until a person has looked at it.</source>
        <translation>暂缓，等待人工查看。</translation>
    </message>
    <message>
        <source>Held: %1.</source>
        <translation>暂缓：%1。</translation>
    </message>
    <message>
        <source>Credited: it is part of the balance.</source>
        <translation>已入账：已计入余额。</translation>
    </message>
    <message>
        <source>Rejected by %1.</source>
        <translation>被 %1 拒绝。</translation>
    </message>
    <message>
        <source>Rejected by %1: “%2”.</source>
        <translation>被 %1 拒绝：“%2”。</translation>
    </message>
    <message>
        <source>Void: nothing is credited.</source>
        <translation>已失效：不入账。</translation>
    </message>
    <message>
        <source>Void, nothing is credited: %1.</source>
        <translation>已失效，不入账：%1。</translation>
    </message>
    <message>
        <source>It was credited and taken back, because the platform closed the order.</source>
        <translation>曾入账，因平台关闭订单而收回。</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>关闭说明</translation>
    </message>
</context>
<context>
    <name>rebate::ExportButton</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export this table</source>
        <translation>导出此表</translation>
    </message>
    <message>
        <source>Write this table to a CSV, Excel or PDF file</source>
        <translation>将此表写入 CSV、Excel 或 PDF 文件</translation>
    </message>
</context>
<context>
    <name>rebate::ExportDialog</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>导出：%1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人数据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>列“%1”</translation>
    </message>
    <message>
        <source>Choose a column at least.</source>
        <translation>请至少选择一列。</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>请给文件起个名字。</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>此文件夹不存在。</translation>
    </message>
    <message>
        <source>Say why the nicknames are needed.</source>
        <translation>请说明为何需要昵称。</translation>
    </message>
    <message>
        <source>This file is there already. It will be replaced.</source>
        <translation>此文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>导出已停止，没有写入任何内容。</translation>
    </message>
</context>
<context>
    <name>rebate::ExportWords</name>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel (XLSX)</source>
        <translation>Excel（XLSX）</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Rows and nothing else, for other programs.</source>
        <translation>只有数据行，供其他程序读取。</translation>
    </message>
    <message>
        <source>A workbook with real numbers and dates, filters and totals.</source>
        <translation>工作簿：真正的数字和日期，带筛选和合计。</translation>
    </message>
    <message>
        <source>Pages to print or to file, with totals. The fewer columns, the larger the type.</source>
        <translation>用于打印或归档的页面，带合计。列越少，字越大。</translation>
    </message>
    <message>
        <source>%1 rows read. Putting the file together…</source>
        <translation>已读取 %1 行，正在生成文件…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 rows are in %2 (%3).</source>
        <translation>%1 行已写入 %2（%3）。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was written; make room, or choose another folder.</source>
        <translation>磁盘已满，没有写入任何内容。请腾出空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open. Nothing was written.</source>
        <translation>本机的副本未打开，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Region %1 · store %2 · change %3</source>
        <translation>区域 %1 · 存储 %2 · 变更 %3</translation>
    </message>
    <message>
        <source>Exported %1 by %2</source>
        <translation>%2 于 %1 导出</translation>
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
    <message>
        <source>Open failover</source>
        <translation>查看故障切换</translation>
    </message>
    <message>
        <source>Failover in progress: %1 lost, electing among %2 regions</source>
        <translation>故障切换进行中：%1 失联，正在 %2 个区域中选举</translation>
    </message>
</context>
<context>
    <name>rebate::FailoverDress</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>主区域</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复用时</translation>
    </message>
    <message>
        <source>detect · elect · promote · reroute s</source>
        <translation>发现 · 选举 · 升主 · 改道（秒）</translation>
    </message>
    <message>
        <source>Lost / doubled</source>
        <translation>丢失 / 重复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>rebate::FailoversPage</name>
    <message>
        <source>No failover was recorded yet</source>
        <translation>还没有故障切换记录</translation>
    </message>
    <message>
        <source>Failovers</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>What a recovery may take at most, in seconds</source>
        <translation>恢复最多允许用时，单位秒</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Export handover…</source>
        <translation>导出交接…</translation>
    </message>
    <message>
        <source>Failovers on record</source>
        <translation>已记录的故障切换</translation>
    </message>
    <message>
        <source>Note on the chosen one, kept on this desktop</source>
        <translation>所选记录的备注，保存在本机</translation>
    </message>
    <message>
        <source>Note on the chosen failover</source>
        <translation>所选故障切换的备注</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Who says who leads</source>
        <translation>各方认定的主区域</translation>
    </message>
    <message>
        <source>The next one is measured here, phase by phase, and kept for ever.</source>
        <translation>下一次会在这里逐阶段测量，并永久保存。</translation>
    </message>
    <message>
        <source>The records are being opened</source>
        <translation>正在打开记录</translation>
    </message>
    <message>
        <source>Nothing can be written down: %1</source>
        <translation>无法记录：%1</translation>
    </message>
    <message>
        <source>Replay %1–%2</source>
        <translation>回放 %1–%2</translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation>备注已保存。</translation>
    </message>
    <message>
        <source>The note was not kept: %1</source>
        <translation>备注未保存：%1</translation>
    </message>
</context>
<context>
    <name>rebate::FeedExport</name>
    <message>
        <source>read again</source>
        <translation>已重读</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>waits to be read again</source>
        <translation>等待重读</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>订单源</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>被拒行数</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>要求人</translation>
    </message>
</context>
<context>
    <name>rebate::FeedsPanel</name>
    <message>
        <source>Feeds, last seven days</source>
        <translation>订单源,最近七天</translation>
    </message>
    <message>
        <source>Filled: read. Hatched: a hole. Dotted: waits to be read again. Arrow keys go from hole to hole.</source>
        <translation>实心:已读。斜纹:缺口。点纹:等待重读。方向键在缺口间移动。</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>No feed was read yet.</source>
        <translation>尚未读取任何订单源。</translation>
    </message>
    <message>
        <source>The leader of the platform reads them; its configuration says which.</source>
        <translation>由平台的主区域读取;读取哪些由其配置决定。</translation>
    </message>
    <message>
        <source>Everything was read.</source>
        <translation>全部已读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n hole(s), </source>
        <translation>
            <numerusform>%n 处缺口,</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 altogether.</source>
        <translation>共 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) wait to be read again.</source>
        <translation>
            <numerusform>%n 段等待重读。</numerusform>
        </translation>
    </message>
    <message>
        <source>No hole is chosen.</source>
        <translation>未选择缺口。</translation>
    </message>
    <message>
        <source>%1: %2 to %3, %4</source>
        <translation>%1:%2 至 %3,%4</translation>
    </message>
    <message>
        <source>It waits to be read again already.</source>
        <translation>已在等待重读。</translation>
    </message>
    <message>
        <source>Administrators have a stretch read again.</source>
        <translation>重读由管理员安排。</translation>
    </message>
</context>
<context>
    <name>rebate::FigureCards</name>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>owed to us: the next credits make it up</source>
        <translation>欠款：由之后的入账抵扣</translation>
    </message>
    <message>
        <source>nothing is paid out while frozen</source>
        <translation>冻结期间不付款</translation>
    </message>
    <message>
        <source>nothing to withdraw</source>
        <translation>没有可提现的</translation>
    </message>
    <message>
        <source>withdrawable now</source>
        <translation>现在可提现</translation>
    </message>
    <message>
        <source>no open withdrawal</source>
        <translation>没有进行中的提现</translation>
    </message>
    <message>
        <source>in open withdrawals</source>
        <translation>在进行中的提现里</translation>
    </message>
    <message>
        <source>1 rebate</source>
        <translation>1 笔返利</translation>
    </message>
    <message>
        <source>%1 rebates</source>
        <translation>%1 笔返利</translation>
    </message>
    <message>
        <source>%1 · %2 to be approved now</source>
        <translation>%1 · %2 笔待批准</translation>
    </message>
    <message>
        <source>%1 · next about %2</source>
        <translation>%1 · 下一笔约 %2</translation>
    </message>
    <message>
        <source>credited since %1</source>
        <translation>自 %1 起入账</translation>
    </message>
    <message>
        <source>no order in this copy</source>
        <translation>本机副本中没有订单</translation>
    </message>
</context>
<context>
    <name>rebate::FilterChips</name>
    <message>
        <source>Any platform</source>
        <translation>任何平台</translation>
    </message>
    <message>
        <source>Any amount</source>
        <translation>任何金额</translation>
    </message>
    <message>
        <source>At least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>Another amount…</source>
        <translation>其他金额…</translation>
    </message>
    <message>
        <source>Amount of the rebate</source>
        <translation>返利金额</translation>
    </message>
    <message>
        <source>At least, in ¥</source>
        <translation>至少（¥）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Older than %1</source>
        <translation>早于 %1</translation>
    </message>
    <message>
        <source>Newer than %1</source>
        <translation>近于 %1</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>+ Age</source>
        <translation>+ 时长</translation>
    </message>
    <message>
        <source>+ Platform</source>
        <translation>+ 平台</translation>
    </message>
    <message>
        <source>Amount ≥ %1</source>
        <translation>金额 ≥ %1</translation>
    </message>
    <message>
        <source>+ Amount ≥</source>
        <translation>+ 金额 ≥</translation>
    </message>
    <message>
        <source>+ Proposed by</source>
        <translation>+ 提出人</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>提出人：%1</translation>
    </message>
</context>
<context>
    <name>rebate::Handover</name>
    <message>
        <source>Writes /s</source>
        <translation>每秒写入</translation>
    </message>
    <message>
        <source>Replication lag s</source>
        <translation>复制延迟（秒）</translation>
    </message>
    <message>
        <source>Approvals waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>No change of leader in this time.</source>
        <translation>这段时间主区域没有变化。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>主区域</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复用时</translation>
    </message>
    <message>
        <source>detect · elect · promote · reroute s</source>
        <translation>发现 · 选举 · 升主 · 改道（秒）</translation>
    </message>
    <message>
        <source>Lost / doubled</source>
        <translation>丢失 / 重复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Handover %1 – %2</source>
        <translation>交接 %1 – %2</translation>
    </message>
    <message>
        <source>Written at %1 from what one desktop recorded; times are this desktop&apos;s. Budget of a recovery: %2.</source>
        <translation>于 %1 根据一台桌面的记录写成；时间为该桌面的时间。恢复预算：%2。</translation>
    </message>
    <message>
        <source>Failovers</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
</context>
<context>
    <name>rebate::HandoverDialog</name>
    <message>
        <source>Export handover</source>
        <translation>导出交接</translation>
    </message>
    <message>
        <source>What was recorded from %1 to %2: failovers, timeline, notes and charts. The same facts are written as JSON beside it. No operator and no user is named.</source>
        <translation>%1 至 %2 的记录：故障切换、时间线、备注和图表。相同内容同时写成 JSON。不含任何操作员或用户姓名。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The records are being read.</source>
        <translation>正在读取记录。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The records could not be read: %1</source>
        <translation>无法读取记录：%1</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Written: %1 and %2</source>
        <translation>已写入：%1 和 %2</translation>
    </message>
</context>
<context>
    <name>rebate::HandoverViewer</name>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>%1 is no handover that this version can read. Handovers are the JSON files that the Failovers page exports.</source>
        <translation>%1 不是本版本能读取的交接记录。交接记录是“故障切换”页面导出的 JSON 文件。</translation>
    </message>
</context>
<context>
    <name>rebate::HeadsCard</name>
    <message>
        <source>Heads</source>
        <translation>链头</translation>
    </message>
    <message>
        <source>No region has told its newest record yet.</source>
        <translation>还没有区域告知其最新记录。</translation>
    </message>
    <message>
        <source>Region %1: %2</source>
        <translation>区域 %1：%2</translation>
    </message>
</context>
<context>
    <name>rebate::HeldPanel</name>
    <message>
        <source>Nobody owns it. Support claims it for a user who can prove it; finance decides.</source>
        <translation>无人认领。客服可为有凭证的用户认领;由财务决定。</translation>
    </message>
    <message>
        <source>Two claim it. Support claims it for the one who can prove it; finance decides.</source>
        <translation>两人争认。客服为有凭证的一方认领;由财务决定。</translation>
    </message>
    <message>
        <source>The platform names a status that is not known here. Read the stretch again, or look.</source>
        <translation>平台给出了未知状态。请重读该时段,或查看。</translation>
    </message>
    <message>
        <source>A refund is open. It goes on by itself when the platform decides.</source>
        <translation>退款未决。平台决定后会自动继续。</translation>
    </message>
    <message>
        <source>The platform has frozen it. It goes on by itself when that ends.</source>
        <translation>平台已冻结。解除后会自动继续。</translation>
    </message>
    <message>
        <source>A person holds it. Finance decides on the rebates page.</source>
        <translation>由人工搁置。财务在返利页决定。</translation>
    </message>
    <message>
        <source>Look at it on the rebates page.</source>
        <translation>请在返利页查看。</translation>
    </message>
    <message>
        <source>Held lines</source>
        <translation>搁置的订单</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
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
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Rebate ¥</source>
        <translation>返利 ¥</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Open the rebate</source>
        <translation>打开返利</translation>
    </message>
    <message>
        <source>Claim it for a user…</source>
        <translation>为用户认领…</translation>
    </message>
    <message>
        <source>Read its hour again</source>
        <translation>重读该小时</translation>
    </message>
    <message>
        <source>The copy on this desktop is closed.</source>
        <translation>本机副本已关闭。</translation>
    </message>
    <message>
        <source>Held lines are shown when it is open again.</source>
        <translation>重新打开后会显示搁置的订单。</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>没有搁置的订单。</translation>
    </message>
    <message>
        <source>Lines that need a person are shown here.</source>
        <translation>需要人工处理的订单显示在这里。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>the newest %1 of %2</source>
        <translation>最新 %1 条，共 %2 条</translation>
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
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
</context>
<context>
    <name>rebate::IncidentsExport</name>
    <message>
        <source>Firing</source>
        <translation>触发中</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>已抑制</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Firing since</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>告警</translation>
    </message>
</context>
<context>
    <name>rebate::IncidentsPage</name>
    <message>
        <source>Incidents</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Region shown</source>
        <translation>显示的区域</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>按级别</translation>
    </message>
    <message>
        <source>By alert</source>
        <translation>按告警</translation>
    </message>
    <message>
        <source>As Alertmanager groups</source>
        <translation>按 Alertmanager 分组</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>认领…</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>静默…</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Open the runbook</source>
        <translation>打开处置手册</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>%1. What they had is shown as unknown.</source>
        <translation>%1。其告警显示为未知。</translation>
    </message>
    <message>
        <source>Nobody is asked for alerts yet</source>
        <translation>尚未询问告警</translation>
    </message>
    <message>
        <source>No region answers</source>
        <translation>没有区域应答</translation>
    </message>
    <message>
        <source>Whether anything fires there is not known from here.</source>
        <translation>那里是否有告警，本机无从得知。</translation>
    </message>
    <message>
        <source>Nothing is known to fire</source>
        <translation>没有已知的告警</translation>
    </message>
    <message>
        <source>An Alertmanager is silent: what it has to say is not known.</source>
        <translation>有 Alertmanager 无应答：其告警未知。</translation>
    </message>
    <message>
        <source>Nothing fires</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>No region names an Alertmanager: this desktop watches by its own thresholds.</source>
        <translation>没有区域提供 Alertmanager：本机按自己的阈值监视。</translation>
    </message>
    <message>
        <source>Alertmanagers and the thresholds of this desktop are quiet.</source>
        <translation>Alertmanager 与本机阈值均无告警。</translation>
    </message>
    <message>
        <source>Nobody has anything in hand</source>
        <translation>没有被认领的告警</translation>
    </message>
    <message>
        <source>Nothing that fires is kept quiet</source>
        <translation>没有被抑制的告警</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音开</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>声音关</translation>
    </message>
    <message>
        <source>A new alert rings. Press to turn it off.</source>
        <translation>新告警会响铃。点击关闭。</translation>
    </message>
    <message>
        <source>Nothing rings. Press to turn it on.</source>
        <translation>不会响铃。点击打开。</translation>
    </message>
    <message>
        <source>%1 has it in hand.</source>
        <translation>%1 已认领。</translation>
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
    <message>
        <source>&amp;Switch between dark and light</source>
        <translation>切换深色与浅色(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find a person, an order, an action</source>
        <translation>查找用户、订单或操作(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Withdrawals</source>
        <translation>提现(&amp;W)</translation>
    </message>
    <message>
        <source>U&amp;sers</source>
        <translation>用户(&amp;S)</translation>
    </message>
    <message>
        <source>Au&amp;dit</source>
        <translation>审计(&amp;D)</translation>
    </message>
    <message>
        <source>Ad&amp;min</source>
        <translation>管理(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Incidents</source>
        <translation>告警(&amp;I)</translation>
    </message>
    <message>
        <source>M&amp;etrics</source>
        <translation>指标(&amp;E)</translation>
    </message>
    <message>
        <source>Fai&amp;lovers</source>
        <translation>故障切换(&amp;L)</translation>
    </message>
</context>
<context>
    <name>rebate::MetricsPage</name>
    <message>
        <source>No figures yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Add chart…</source>
        <translation>添加图表…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>显示最近 %1</translation>
    </message>
    <message>
        <source>A query…</source>
        <translation>查询…</translation>
    </message>
    <message>
        <source>A query: %1</source>
        <translation>查询：%1</translation>
    </message>
    <message>
        <source>Back to the six charts of the start</source>
        <translation>恢复最初的六个图表</translation>
    </message>
    <message>
        <source>No region names a Prometheus</source>
        <translation>没有区域指明 Prometheus</translation>
    </message>
    <message>
        <source>The regions&apos; own figures</source>
        <translation>各区域自己的数据</translation>
    </message>
    <message>
        <source>Prometheus %1</source>
        <translation>Prometheus %1</translation>
    </message>
    <message>
        <source>%1 · not heard yet</source>
        <translation>%1 · 尚未收到</translation>
    </message>
    <message>
        <source>%1 · %2 ago</source>
        <translation>%1 · %2前</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
</context>
<context>
    <name>rebate::MomentCharts</name>
    <message>
        <source>Writes</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>复制延迟</translation>
    </message>
    <message>
        <source>Approvals waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Nobody watched then.</source>
        <translation>当时没有人在看。</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
</context>
<context>
    <name>rebate::MoneyCards</name>
    <message>
        <source>Due from networks on the 20th</source>
        <translation>20 日联盟应付</translation>
    </message>
    <message>
        <source>Payable to users on the 24th</source>
        <translation>24 日可付用户</translation>
    </message>
    <message>
        <source>Advanced, not yet collected</source>
        <translation>已垫付、尚未收回</translation>
    </message>
    <message>
        <source>Clawback exposure</source>
        <translation>追回风险</translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>正在汇总…</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open.</source>
        <translation>本机副本未打开。</translation>
    </message>
    <message>
        <source>Nothing was received yet.</source>
        <translation>还没有确认收货。</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n 位用户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of due</source>
        <translation>占应付 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s) still open</source>
        <translation>
            <numerusform>%n 笔退款未结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balance(s) below zero</source>
        <translation>
            <numerusform>%n 个余额为负</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rebate::MonthChart</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>以表格显示数字</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>¥</source>
        <translation>¥</translation>
    </message>
    <message>
        <source>%1: %2 in twelve months</source>
        <translation>%1：十二个月共 %2</translation>
    </message>
</context>
<context>
    <name>rebate::NamesChoice</name>
    <message>
        <source>Nicknames in the clear</source>
        <translation>显示完整昵称</translation>
    </message>
    <message>
        <source>Why they are needed; this is audited</source>
        <translation>为何需要；会记入审计</translation>
    </message>
    <message>
        <source>Reason for the clear nicknames</source>
        <translation>显示完整昵称的理由</translation>
    </message>
    <message>
        <source>Personal data is masked.</source>
        <translation>个人数据已遮盖。</translation>
    </message>
    <message>
        <source>Nicknames are masked: your role may not reveal them.</source>
        <translation>昵称已遮盖：您的角色无权查看。</translation>
    </message>
    <message>
        <source>Nicknames are masked: no region can be asked for them now.</source>
        <translation>昵称已遮盖：目前没有可询问的区域。</translation>
    </message>
    <message>
        <source>Looking how many people there are…</source>
        <translation>正在查看涉及多少人…</translation>
    </message>
    <message>
        <source>Nicknames are masked. %1</source>
        <translation>昵称已遮盖。%1</translation>
    </message>
    <message>
        <source>There is nobody in these rows.</source>
        <translation>这些行里没有用户。</translation>
    </message>
    <message>
        <source>Nicknames are masked: there are more than %1 people in these rows, and no more may be revealed in an hour. A narrower filter helps.</source>
        <translation>昵称已遮盖：这些行涉及超过 %1 人，而一小时内最多只能查看这么多。请缩小筛选范围。</translation>
    </message>
    <message numerus="yes">
        <source>%n reveal(s), each audited with your reason.</source>
        <translation>
            <numerusform>%n 次查看，每次都会连同理由记入审计。</numerusform>
        </translation>
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
    <name>rebate::NoteCard</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a note for the next person…</source>
        <translation>给下一位同事写备注……</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>%1 too long: a note has at most 2 000 bytes.</source>
        <translation>超出 %1：备注最多 2 000 字节。</translation>
    </message>
    <message>
        <source>No region answers: it is saved to the outbox and sent when one does.</source>
        <translation>没有区域应答：先存入发件箱，有应答时发送。</translation>
    </message>
    <message>
        <source>Saved to the outbox first. Ctrl+Enter adds it.</source>
        <translation>先存入发件箱。Ctrl+Enter 添加。</translation>
    </message>
</context>
<context>
    <name>rebate::NotesCard</name>
    <message>
        <source>Runbook</source>
        <translation>处置手册</translation>
    </message>
    <message>
        <source>A note for the handover</source>
        <translation>交接备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Runbook of %1</source>
        <translation>%1 的处置手册</translation>
    </message>
    <message>
        <source>%1 acknowledged it: %2</source>
        <translation>%1 已认领：%2</translation>
    </message>
    <message>
        <source>began to fire</source>
        <translation>开始触发</translation>
    </message>
    <message>
        <source>%1 (waits in the outbox)</source>
        <translation>%1（在发件箱中等待）</translation>
    </message>
    <message>
        <source>Choose an alert to write to it</source>
        <translation>选择一条告警后可写备注</translation>
    </message>
    <message>
        <source>Nothing can be written without a keyring</source>
        <translation>没有密钥环，无法写入</translation>
    </message>
    <message>
        <source>Your role may read notes only</source>
        <translation>您的角色只能查看备注</translation>
    </message>
    <message>
        <source>Add a note for the handover…</source>
        <translation>添加交接备注…</translation>
    </message>
    <message>
        <source>The regions are older and keep no notes.</source>
        <translation>区域版本较旧，不保存备注。</translation>
    </message>
    <message>
        <source>Notes of others cannot be read now.</source>
        <translation>暂时无法读取他人的备注。</translation>
    </message>
    <message>
        <source>Choose an alert to see what was written to it.</source>
        <translation>选择一条告警以查看备注。</translation>
    </message>
</context>
<context>
    <name>rebate::Offers</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Rebates › Awaiting approval</source>
        <translation>返利 › 待审批</translation>
    </message>
    <message>
        <source>Rebates › Held</source>
        <translation>返利 › 已搁置</translation>
    </message>
    <message>
        <source>Rebates › Estimated</source>
        <translation>返利 › 预估</translation>
    </message>
    <message>
        <source>Rebates › Waiting</source>
        <translation>返利 › 等待中</translation>
    </message>
    <message>
        <source>Rebates › Credited</source>
        <translation>返利 › 已入账</translation>
    </message>
    <message>
        <source>Rebates › Rejected</source>
        <translation>返利 › 已驳回</translation>
    </message>
    <message>
        <source>Rebates › Void</source>
        <translation>返利 › 已作废</translation>
    </message>
    <message>
        <source>Rebates › Clawed back</source>
        <translation>返利 › 已追回</translation>
    </message>
    <message>
        <source>Freeze a person…</source>
        <translation>冻结用户…</translation>
    </message>
    <message>
        <source>needs a reason</source>
        <translation>需要填写原因</translation>
    </message>
    <message>
        <source>Lift a freeze…</source>
        <translation>解除冻结…</translation>
    </message>
    <message>
        <source>Reveal a phone or an account…</source>
        <translation>显示手机号或收款账户…</translation>
    </message>
    <message>
        <source>needs a reason, is recorded</source>
        <translation>需要填写原因，并留下记录</translation>
    </message>
    <message>
        <source>Write a note about a person…</source>
        <translation>为用户写备注…</translation>
    </message>
    <message>
        <source>Adjust a balance…</source>
        <translation>调整余额…</translation>
    </message>
    <message>
        <source>takes two people</source>
        <translation>需要两人</translation>
    </message>
    <message>
        <source>Claim an order for a person…</source>
        <translation>为用户认领订单…</translation>
    </message>
    <message>
        <source>Switch theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>dark → light</source>
        <translation>深色 → 浅色</translation>
    </message>
    <message>
        <source>light → dark</source>
        <translation>浅色 → 深色</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>语言：英文</translation>
    </message>
    <message>
        <source>Language: Chinese</source>
        <translation>语言：简体中文</translation>
    </message>
    <message>
        <source>Text size: usual</source>
        <translation>文字大小：常规</translation>
    </message>
    <message>
        <source>Text size: larger</source>
        <translation>文字大小：较大</translation>
    </message>
    <message>
        <source>Text size: large</source>
        <translation>文字大小：大</translation>
    </message>
    <message>
        <source>Text size: 150 %</source>
        <translation>文字大小：150 %</translation>
    </message>
    <message>
        <source>Text size: 200 %</source>
        <translation>文字大小：200 %</translation>
    </message>
    <message>
        <source>Export this table…</source>
        <translation>导出此表…</translation>
    </message>
    <message>
        <source>Send the outbox again</source>
        <translation>重新发送发件箱</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>锁定控制台</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Rebate Console</source>
        <translation>关于 Rebate Console</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Failovers</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>告警：%1</translation>
    </message>
    <message>
        <source>Acknowledge %1…</source>
        <translation>认领 %1…</translation>
    </message>
    <message>
        <source>Silence %1…</source>
        <translation>静默 %1…</translation>
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
    <name>rebate::OperatorsPanel</name>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性验证码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Propose a change</source>
        <translation>提议变更</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A sign-in name has lower-case letters, digits, dots and dashes.</source>
        <translation>登录名由小写字母、数字、点和短横组成。</translation>
    </message>
    <message>
        <source>There is somebody of that name already.</source>
        <translation>已有此登录名。</translation>
    </message>
    <message>
        <source>There is nobody of that name.</source>
        <translation>没有此登录名。</translation>
    </message>
    <message>
        <source>Ended for good: a new name is needed.</source>
        <translation>已永久停用:需要新的登录名。</translation>
    </message>
    <message>
        <source>That is their role already.</source>
        <translation>已是该角色。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请说明理由。</translation>
    </message>
    <message>
        <source>Another administrator decides. Whoever is new gets a password at the machine.</source>
        <translation>由另一位管理员决定。新操作员在服务器上获得密码。</translation>
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
    <name>rebate::OutboxExport</name>
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
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
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
    <message>
        <source>Not settled</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>All decisions of this desktop</source>
        <translation>本机的全部决定</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
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
        <source>Everything here is settled.</source>
        <translation>全部都已了结。</translation>
    </message>
    <message>
        <source>Withdraw (%1)</source>
        <translation>撤回（%1）</translation>
    </message>
    <message>
        <source>Kinds shown</source>
        <translation>显示的种类</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有种类</translation>
    </message>
    <message>
        <source>Nothing of this kind is here.</source>
        <translation>这里没有此类内容。</translation>
    </message>
</context>
<context>
    <name>rebate::OverviewCharts</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
</context>
<context>
    <name>rebate::OverviewPage</name>
    <message>
        <source>The records could not be read: %1</source>
        <translation>无法读取记录：%1</translation>
    </message>
</context>
<context>
    <name>rebate::PairRates</name>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Of the proposer&apos;s</source>
        <translation>占该提出人</translation>
    </message>
    <message>
        <source>User parts ¥</source>
        <translation>用户部分 ¥</translation>
    </message>
    <message>
        <source>Who decides for whom</source>
        <translation>谁决定谁的提议</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody has decided anything yet.</source>
        <translation>还没有人作过决定。</translation>
    </message>
    <message>
        <source>Of all rebates in this desktop&apos;s copy that somebody decided.</source>
        <translation>本机副本中已有人决定的全部返利。</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 / %2 · %3</translation>
    </message>
    <message>
        <source>Opened before deciding</source>
        <translation>决定前已打开</translation>
    </message>
    <message>
        <source>How many were opened is read from the audit: %1</source>
        <translation>打开过多少条要从审计中读取：%1</translation>
    </message>
    <message>
        <source>Opened: one by one, before it was decided. Of the newest %1 decisions in the audit; %2 of them, made by consoles of an older version, do not say it.</source>
        <translation>“已打开”指决定前逐条打开查看过。统计范围为审计中最新的 %1 条决定；其中 %2 条由旧版控制台作出，没有记录这一点。</translation>
    </message>
    <message>
        <source>Reading the audit…</source>
        <translation>正在读取审计…</translation>
    </message>
</context>
<context>
    <name>rebate::Palette</name>
    <message>
        <source>Find a person, an order, a page or an action</source>
        <translation>查找用户、订单、页面或操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter open · Esc close</source>
        <translation>↑↓ 选择 · Enter 打开 · Esc 关闭</translation>
    </message>
    <message>
        <source>pinyin initials of %1</source>
        <translation>拼音首字母：%1</translation>
    </message>
    <message>
        <source>Recent choices first</source>
        <translation>最近的选择在前</translation>
    </message>
    <message>
        <source>%1 people or more</source>
        <translation>%1 位或更多用户</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 位用户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 orders or more</source>
        <translation>%1 笔或更多订单</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 笔订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 · searching…</source>
        <translation>%1，%2 · 正在查找…</translation>
    </message>
    <message>
        <source>%1, %2 · searched the encrypted copy in %3 ms</source>
        <translation>%1，%2 · 在加密副本中查找用时 %3 毫秒</translation>
    </message>
    <message>
        <source>needs a reason</source>
        <translation>需要填写原因</translation>
    </message>
    <message>
        <source>Lift the freeze of %1…</source>
        <translation>解除 %1 的冻结…</translation>
    </message>
    <message>
        <source>Freeze %1…</source>
        <translation>冻结 %1…</translation>
    </message>
    <message>
        <source>Reveal what is masked of %1…</source>
        <translation>显示 %1 的隐藏信息…</translation>
    </message>
</context>
<context>
    <name>rebate::PaletteModel</name>
    <message>
        <source>person</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
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
    <message>
        <source>API %1 there, %2 here</source>
        <translation>对方 API %1，本机 %2</translation>
    </message>
    <message>
        <source>This console is older than the region (%1). Everything it shows is right; update it for what is new.</source>
        <translation>本控制台比该区域旧（%1）。显示的内容都正确；更新后可使用新功能。</translation>
    </message>
    <message>
        <source>The region is older than this console (%1). Some searches and lists may be missing there.</source>
        <translation>该区域比本控制台旧（%1）。那里可能缺少部分搜索和列表。</translation>
    </message>
    <message>
        <source>This console is too old for the region (%1). Update this console; nothing is sent there until then.</source>
        <translation>本控制台对该区域来说太旧（%1）。请更新本控制台；在此之前不会向它发送任何内容。</translation>
    </message>
    <message>
        <source>The region is too old for this console (%1). It has to be updated; nothing is sent there until then.</source>
        <translation>该区域对本控制台来说太旧（%1）。需要更新该区域；在此之前不会向它发送任何内容。</translation>
    </message>
    <message>
        <source>another API version</source>
        <translation>API 版本不同</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>版本不同</translation>
    </message>
    <message>
        <source>%1 % hits</source>
        <translation>命中率 %1%</translation>
    </message>
    <message>
        <source>%1 bytes behind</source>
        <translation>落后 %1 字节</translation>
    </message>
</context>
<context>
    <name>rebate::PausePanel</name>
    <message>
        <source>Pause and maintenance</source>
        <translation>暂停与维护</translation>
    </message>
    <message>
        <source>What begins</source>
        <translation>要开始的事项</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>持续多久</translation>
    </message>
    <message>
        <source>Reason, for everybody to read</source>
        <translation>原因，所有人可见</translation>
    </message>
    <message>
        <source>Reason for the pause or the maintenance</source>
        <translation>暂停或维护的原因</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause failover</source>
        <translation>暂停故障切换</translation>
    </message>
    <message>
        <source>Maintenance of %1</source>
        <translation>%1 的维护</translation>
    </message>
    <message>
        <source>nobody said until when</source>
        <translation>没有说明截止时间</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>No region has said anything about it.</source>
        <translation>还没有区域说明此事。</translation>
    </message>
    <message>
        <source>somebody at the cluster</source>
        <translation>集群上的某人</translation>
    </message>
    <message>
        <source>Failover paused by %1: %2 · %3</source>
        <translation>%1 暂停了故障切换：%2 · %3</translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation>结束暂停</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>%1 后开始</translation>
    </message>
    <message>
        <source>Maintenance of %1 by %2: %3 · %4</source>
        <translation>%1 的维护，由 %2：%3 · %4</translation>
    </message>
    <message>
        <source>End the maintenance of %1</source>
        <translation>结束 %1 的维护</translation>
    </message>
    <message>
        <source>Failover works by itself; no maintenance is planned.</source>
        <translation>故障切换自动进行；没有计划中的维护。</translation>
    </message>
    <message>
        <source>%1 — ends soon</source>
        <translation>%1 — 即将结束</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Begin maintenance</source>
        <translation>开始维护</translation>
    </message>
    <message>
        <source>Your role may watch this, not decide it.</source>
        <translation>您的角色可以查看，不能决定。</translation>
    </message>
    <message>
        <source>No region leads: nobody could keep it.</source>
        <translation>没有主区域：无人可以保存。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>It stands, for everybody to see.</source>
        <translation>已生效，所有人可见。</translation>
    </message>
    <message>
        <source>Failover works by itself again.</source>
        <translation>故障切换恢复自动进行。</translation>
    </message>
    <message>
        <source>The maintenance has ended.</source>
        <translation>维护已结束。</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
</context>
<context>
    <name>rebate::PayoutDialog</name>
    <message>
        <source>Build a payout batch</source>
        <translation>建立付款批次</translation>
    </message>
    <message>
        <source>Reviewed withdrawals go to the payout provider together. Each is sent once in its life; who approved one last does not pay it out.</source>
        <translation>已复核的提现一起交给付款方。每笔一生只发送一次；最后批准的人不能付款。</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>In this batch</source>
        <translation>进入本批次</translation>
    </message>
    <message>
        <source>What goes into the batch, and what does not</source>
        <translation>哪些进入批次，哪些不进入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>所选的 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>The longest waiting, at most</source>
        <translation>等待最久的，至多</translation>
    </message>
    <message>
        <source>How many at most</source>
        <translation>至多几笔</translation>
    </message>
    <message>
        <source>Reading what is reviewed…</source>
        <translation>正在读取已复核的提现…</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open.</source>
        <translation>本机副本未打开。</translation>
    </message>
    <message>
        <source>Nothing here may be paid out by you.</source>
        <translation>这里没有您可以付款的提现。</translation>
    </message>
    <message>
        <source>%1 in %2 to %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawal(s)</source>
        <translation>
            <numerusform>%n 笔提现</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n 位用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay out %1</source>
        <translation>付款 %1</translation>
    </message>
    <message>
        <source>This is what was true %1 ago. Each is checked again before it counts.</source>
        <translation>这是 %1前的情况。每笔生效前会再次核对。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>rebate::PayoutDress</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>付款批次</translation>
    </message>
    <message>
        <source>Built by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Built at</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Total ¥</source>
        <translation>合计 ¥</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>rebate::PayoutExport</name>
    <message>
        <source>Payout</source>
        <translation>付款批次</translation>
    </message>
    <message>
        <source>Built by</source>
        <translation>建立人</translation>
    </message>
    <message>
        <source>Built at</source>
        <translation>建立时间</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Total ¥</source>
        <translation>合计 ¥</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Payout batches</source>
        <translation>付款批次</translation>
    </message>
    <message>
        <source>All batches</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>Settlement day</source>
        <translation>结算日</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Due ¥</source>
        <translation>应付 ¥</translation>
    </message>
    <message>
        <source>To users ¥</source>
        <translation>给用户 ¥</translation>
    </message>
</context>
<context>
    <name>rebate::PayoutsView</name>
    <message>
        <source>Ask again</source>
        <translation>再查询一次</translation>
    </message>
    <message>
        <source>Payout batches</source>
        <translation>付款批次</translation>
    </message>
    <message>
        <source>Older batches</source>
        <translation>更早的批次</translation>
    </message>
    <message>
        <source>Show its withdrawals</source>
        <translation>显示其中的提现</translation>
    </message>
    <message>
        <source>Payout batches are kept by the regions, and none answers.</source>
        <translation>付款批次由区域保存，目前没有区域应答。</translation>
    </message>
    <message>
        <source>The withdrawals themselves are in the queue, as of the last contact.</source>
        <translation>提现本身在队列里，截至上次联系。</translation>
    </message>
    <message>
        <source>Asking a region for the payout batches…</source>
        <translation>正在向区域查询付款批次…</translation>
    </message>
    <message>
        <source>No payout batch was built yet.</source>
        <translation>还没有建立过付款批次。</translation>
    </message>
    <message>
        <source>Reviewed withdrawals are put into one with “Build payout batch…”.</source>
        <translation>用“建立付款批次…”把已复核的提现放入批次。</translation>
    </message>
    <message>
        <source>%1 of %2: nobody knows yet</source>
        <translation>%2 的 %1：结果未知</translation>
    </message>
    <message>
        <source>%1 of %2 came back: %3</source>
        <translation>%2 的 %1 被退回：%3</translation>
    </message>
    <message>
        <source>and more: show its withdrawals.</source>
        <translation>还有更多：请显示其中的提现。</translation>
    </message>
    <message>
        <source>As a region told it %1 ago</source>
        <translation>区域在 %1前告知</translation>
    </message>
</context>
<context>
    <name>rebate::PeopleDress</name>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Where they were found: %1</source>
        <translation>查找来源：%1</translation>
    </message>
</context>
<context>
    <name>rebate::PersonHead</name>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>More to do about this person</source>
        <translation>对该用户的更多操作</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在单独的窗口中打开</translation>
    </message>
    <message>
        <source>Phone, hidden in part: %1</source>
        <translation>手机，部分隐藏：%1</translation>
    </message>
</context>
<context>
    <name>rebate::PersonTimeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>everything that touched this person</source>
        <translation>与该用户有关的一切</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Kinds…</source>
        <translation>类别…</translation>
    </message>
    <message>
        <source>Kinds shown in the timeline</source>
        <translation>时间线显示的类别</translation>
    </message>
    <message>
        <source>Asking a region…</source>
        <translation>正在询问区域……</translation>
    </message>
    <message>
        <source>No region answers. These are the orders and withdrawals in this desktop&apos;s copy; decisions, bookings, notes and reveals are kept by the regions.</source>
        <translation>没有区域应答。这里是本机副本中的订单和提现；决定、记账、备注和查看记录保存在各区域。</translation>
    </message>
    <message>
        <source>%1 What was told %2 ago stays.</source>
        <translation>%1 保留 %2 前得到的内容。</translation>
    </message>
    <message>
        <source>Reading older ones…</source>
        <translation>正在读取更早的……</translation>
    </message>
    <message>
        <source>Older ones come as you go down.</source>
        <translation>向下移动会显示更早的。</translation>
    </message>
    <message>
        <source>That is everything.</source>
        <translation>这就是全部。</translation>
    </message>
    <message>
        <source>Nothing has touched this person yet.</source>
        <translation>该用户还没有任何记录。</translation>
    </message>
    <message>
        <source>Nothing of these kinds.</source>
        <translation>没有这些类别的记录。</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open, and no region answers.</source>
        <translation>本机副本未打开，也没有区域应答。</translation>
    </message>
</context>
<context>
    <name>rebate::PersonView</name>
    <message>
        <source>Note kept in the outbox.</source>
        <translation>备注已存入发件箱。</translation>
    </message>
    <message>
        <source>Credited per month, ¥</source>
        <translation>每月入账，¥</translation>
    </message>
    <message>
        <source>By the month in which the order was made.</source>
        <translation>按下单月份。</translation>
    </message>
    <message>
        <source>Reading the copy…</source>
        <translation>正在读取副本……</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open.</source>
        <translation>本机副本未打开。</translation>
    </message>
    <message>
        <source>Looking for %1…</source>
        <translation>正在查找 %1……</translation>
    </message>
    <message>
        <source>%1 is not in this desktop&apos;s copy</source>
        <translation>本机副本中没有 %1</translation>
    </message>
    <message>
        <source>No region answers. It is looked up as soon as one does.</source>
        <translation>没有区域应答。一有应答就查找。</translation>
    </message>
    <message>
        <source>Nobody has the id %1</source>
        <translation>没有编号为 %1 的用户</translation>
    </message>
    <message>
        <source>Search by phone, nickname or order number instead.</source>
        <translation>请改用手机、昵称或订单号查找。</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>关闭说明</translation>
    </message>
</context>
<context>
    <name>rebate::PersonWindows</name>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
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
    <name>rebate::ProposalWords</name>
    <message>
        <source>new rules, made from version %1</source>
        <translation>新规则,基于版本 %1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2:%1</translation>
    </message>
    <message>
        <source>order %1 for %2</source>
        <translation>订单 %1 归 %2</translation>
    </message>
    <message>
        <source>everything personal of %1 is destroyed</source>
        <translation>销毁 %1 的全部个人信息</translation>
    </message>
    <message>
        <source>%1 may not sign in any more</source>
        <translation>%1 不可再登录</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 改为%2</translation>
    </message>
    <message>
        <source>%1 is new, as %2</source>
        <translation>新增 %1,角色为%2</translation>
    </message>
    <message>
        <source>share, %1, %2</source>
        <translation>返利比例,%1,%2</translation>
    </message>
    <message>
        <source>the approval on</source>
        <translation>自批准起</translation>
    </message>
</context>
<context>
    <name>rebate::ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason (needed to reject)</source>
        <translation>理由（驳回时必填）</translation>
    </message>
    <message>
        <source>Reason for the decision</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Nothing waits to be decided.</source>
        <translation>没有待决的提案。</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>尚无决定。</translation>
    </message>
    <message>
        <source>Proposed by %1, %2: “%3”</source>
        <translation>%1 于 %2 提议:“%3”</translation>
    </message>
    <message>
        <source>%1 by %2, %3</source>
        <translation>%1:%2,%3</translation>
    </message>
    <message>
        <source>Another role decides about this.</source>
        <translation>由其他角色决定。</translation>
    </message>
    <message>
        <source>You proposed it: somebody else decides. You may withdraw it.</source>
        <translation>由您提议:须由他人决定。您可以撤回。</translation>
    </message>
    <message>
        <source>the newest %1</source>
        <translation>最新 %1 条</translation>
    </message>
</context>
<context>
    <name>rebate::QueryField</name>
    <message>
        <source>QUERY</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Query of the chart in PromQL</source>
        <translation>图表的 PromQL 查询</translation>
    </message>
    <message>
        <source>Enter runs · Ctrl Space completes</source>
        <translation>Enter 运行 · Ctrl Space 补全</translation>
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
    <name>rebate::ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason (kept for ever, so nothing personal)</source>
        <translation>理由（永久保留，勿写个人信息）</translation>
    </message>
</context>
<context>
    <name>rebate::Reasons</name>
    <message>
        <source>Checked with the merchant</source>
        <translation>已与商家核实</translation>
    </message>
    <message>
        <source>Checked with the buyer</source>
        <translation>已与买家核实</translation>
    </message>
    <message>
        <source>Ask the buyer first</source>
        <translation>先询问买家</translation>
    </message>
    <message>
        <source>Wait for the merchant&apos;s answer</source>
        <translation>等待商家答复</translation>
    </message>
    <message>
        <source>Unusual amount, to be checked</source>
        <translation>金额异常，待核查</translation>
    </message>
    <message>
        <source>Duplicate order</source>
        <translation>重复订单</translation>
    </message>
    <message>
        <source>Bought for oneself, against the terms</source>
        <translation>自购，违反条款</translation>
    </message>
    <message>
        <source>Returned to the merchant</source>
        <translation>已退回商家</translation>
    </message>
    <message>
        <source>Reasons to hold</source>
        <translation>暂缓的理由</translation>
    </message>
    <message>
        <source>Reasons to reject</source>
        <translation>驳回的理由</translation>
    </message>
    <message>
        <source>One in a line, nine at most. Keys 1 to 9 choose them where a reason is asked for.</source>
        <translation>每行一条，最多九条。需要理由时按 1 至 9 键选择。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save reasons</source>
        <translation>保存理由</translation>
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
    <message>
        <source>Open user</source>
        <translation>打开用户</translation>
    </message>
    <message>
        <source>Open user %1</source>
        <translation>打开用户 %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>What v%1 changed</source>
        <translation>v%1 的变化</translation>
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
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Click to choose every row of this filter, or none (Ctrl+A)</source>
        <translation>点击选择此筛选的全部行，或全部取消（Ctrl+A）</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>rebate::RebateExport</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>用户编号</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
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
        <translation>付款 ¥</translation>
    </message>
    <message>
        <source>Commission ¥</source>
        <translation>佣金 ¥</translation>
    </message>
    <message>
        <source>Fee ¥</source>
        <translation>服务费 ¥</translation>
    </message>
    <message>
        <source>Rebate ¥</source>
        <translation>返利 ¥</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分成</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>不少于 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不多于 %1</translation>
    </message>
    <message>
        <source>ordered from %1</source>
        <translation>下单自 %1</translation>
    </message>
    <message>
        <source>ordered before %1</source>
        <translation>下单早于 %1</translation>
    </message>
    <message>
        <source>changed from %1</source>
        <translation>变更自 %1</translation>
    </message>
    <message>
        <source>changed before %1</source>
        <translation>变更早于 %1</translation>
    </message>
    <message>
        <source>of user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>proposed by %1</source>
        <translation>%1 提出</translation>
    </message>
    <message>
        <source>found by a search</source>
        <translation>经搜索筛选</translation>
    </message>
    <message>
        <source>by amount</source>
        <translation>按金额</translation>
    </message>
    <message>
        <source>by age</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Selected rows of: %1</source>
        <translation>所选行：%1</translation>
    </message>
    <message>
        <source>Selected rows</source>
        <translation>所选行</translation>
    </message>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Held: %1</source>
        <translation>搁置：%1</translation>
    </message>
    <message>
        <source>Held lines</source>
        <translation>搁置的订单</translation>
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
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Who decides for whom</source>
        <translation>谁决定谁的提议</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>No rebate passes this filter. Take a filter back to see more.</source>
        <translation>没有返利符合此筛选。去掉一个筛选即可看到更多。</translation>
    </message>
    <message>
        <source>%1 the selected rebate</source>
        <translation>%1所选返利</translation>
    </message>
    <message>
        <source>Undo the last decision while it is held back</source>
        <translation>在暂缓发送期间撤销上一个决定</translation>
    </message>
    <message>
        <source>Find a rebate</source>
        <translation>查找返利</translation>
    </message>
    <message>
        <source>Approve all chosen rebates</source>
        <translation>批准所有选中的返利</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>rebate::ReceivedDaysDress</name>
    <message>
        <source>Received on</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Due ¥</source>
        <translation>应付 ¥</translation>
    </message>
    <message>
        <source>To users ¥</source>
        <translation>给用户 ¥</translation>
    </message>
    <message>
        <source>Due so far ¥</source>
        <translation>累计应付 ¥</translation>
    </message>
</context>
<context>
    <name>rebate::RecordWords</name>
    <message>
        <source>failover</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>switchover</source>
        <translation>主动切换</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not measured here</source>
        <translation>未在此测量</translation>
    </message>
    <message>
        <source>being looked up</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Only whoever watched the failover can tell what became of their decisions.</source>
        <translation>只有当时在场的桌面才能说明其决定的结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) of this desktop had been acknowledged around it; each was looked up.</source>
        <translation>
            <numerusform>前后有 %n 个本机决定已被确认；均已逐一核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>over budget %1</source>
        <translation>超出预算 %1</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>%1 gateway</source>
        <translation>%1 网关</translation>
    </message>
    <message>
        <source>%1 database</source>
        <translation>%1 数据库</translation>
    </message>
    <message>
        <source>%1, as %2 heard it</source>
        <translation>%1（据 %2 所闻）</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>knows no leader</source>
        <translation>不知道主区域</translation>
    </message>
    <message>
        <source>DISAGREES</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>OUTDATED: still at %1</source>
        <translation>已过时：仍在 %1</translation>
    </message>
    <message>
        <source>OUTDATED</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>unknown: never heard</source>
        <translation>未知：从未听到</translation>
    </message>
    <message>
        <source>unknown: does not answer</source>
        <translation>未知：没有应答</translation>
    </message>
    <message>
        <source>No observer can be reached: who leads is unknown</source>
        <translation>联系不到任何观察者：主区域未知</translation>
    </message>
    <message>
        <source>None of %1 reachable observers knows a leader</source>
        <translation>%1 个可达观察者都不知道主区域</translation>
    </message>
    <message>
        <source>%1 of %2 reachable observers agree on %3</source>
        <translation>%2 个可达观察者中有 %1 个认定 %3</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>breaker</source>
        <translation>熔断</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>主区域</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>detect</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>elect</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>promote</source>
        <translation>升主</translation>
    </message>
    <message>
        <source>first write</source>
        <translation>首次写入</translation>
    </message>
    <message>
        <source>reroute</source>
        <translation>改道</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>%1 恢复应答</translation>
    </message>
    <message>
        <source>%1 lags behind</source>
        <translation>%1 落后</translation>
    </message>
    <message>
        <source>%1 refused us</source>
        <translation>%1 拒绝了我们</translation>
    </message>
    <message>
        <source>%1 needs a sign-in</source>
        <translation>%1 需要登录</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>breaker to %1 opened</source>
        <translation>到 %1 的熔断器断开</translation>
    </message>
    <message>
        <source>breaker to %1 closed</source>
        <translation>到 %1 的熔断器闭合</translation>
    </message>
    <message>
        <source>%1 says %2 leads instead of %3, epoch %4</source>
        <translation>%1 称 %2 取代 %3 成为主区域，纪元 %4</translation>
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
        <source>%1 of %2: %3</source>
        <translation>%2 的 %1：%3</translation>
    </message>
    <message>
        <source>%1 of %2: %3, %4</source>
        <translation>%2 的 %1：%3，%4</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是 %2</translation>
    </message>
    <message>
        <source>%1 is %2 on timeline %3</source>
        <translation>%1 是 %2，时间线 %3</translation>
    </message>
    <message>
        <source>last sign of life of %1</source>
        <translation>%1 最后的信号</translation>
    </message>
    <message>
        <source>%1 is taken for lost</source>
        <translation>%1 被认定失联</translation>
    </message>
    <message>
        <source>%1 claims epoch %2</source>
        <translation>%1 声明纪元 %2</translation>
    </message>
    <message>
        <source>%1 leads in epoch %2</source>
        <translation>%1 在纪元 %2 成为主区域</translation>
    </message>
    <message>
        <source>first write of epoch %1</source>
        <translation>纪元 %1 的首次写入</translation>
    </message>
    <message>
        <source>decisions go to %1</source>
        <translation>决定改送 %1</translation>
    </message>
    <message>
        <source>failover works by itself again</source>
        <translation>故障切换恢复自动进行</translation>
    </message>
    <message>
        <source>failover paused by %1</source>
        <translation>%1 暂停了故障切换</translation>
    </message>
    <message>
        <source>maintenance of %1 ended</source>
        <translation>%1 的维护已结束</translation>
    </message>
    <message>
        <source>maintenance of %1 by %2</source>
        <translation>%1 的维护，由 %2</translation>
    </message>
    <message>
        <source>%1 → %2 %3</source>
        <translation>%1 → %2 %3</translation>
    </message>
    <message>
        <source>%1 → %2 %3, %4</source>
        <translation>%1 → %2 %3，%4</translation>
    </message>
    <message>
        <source>%1 resolved</source>
        <translation>%1 已恢复</translation>
    </message>
    <message>
        <source>%1 fires</source>
        <translation>%1 触发</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被否决</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Candidate %1 answers: %2</source>
        <translation>候选 %1 应答：%2</translation>
    </message>
    <message>
        <source>Candidate %1: %2</source>
        <translation>候选 %1：%2</translation>
    </message>
    <message>
        <source>Timeline: %1</source>
        <translation>时间线：%1</translation>
    </message>
    <message>
        <source>On timeline %1</source>
        <translation>位于时间线 %1</translation>
    </message>
    <message>
        <source>Lag: %1</source>
        <translation>延迟：%1</translation>
    </message>
    <message>
        <source>Lag %1 bytes</source>
        <translation>落后 %1 字节</translation>
    </message>
    <message>
        <source>Lag %1 bytes, limit %2</source>
        <translation>落后 %1 字节，上限 %2</translation>
    </message>
    <message>
        <source>Synchronous standby: %1</source>
        <translation>同步备库：%1</translation>
    </message>
    <message>
        <source>Failover is not paused</source>
        <translation>故障切换未暂停</translation>
    </message>
    <message>
        <source>Failover is paused</source>
        <translation>故障切换已暂停</translation>
    </message>
    <message>
        <source>No maintenance window</source>
        <translation>没有维护窗口</translation>
    </message>
    <message>
        <source>Maintenance window: %1</source>
        <translation>维护窗口：%1</translation>
    </message>
    <message>
        <source>Instances: %1</source>
        <translation>实例：%1</translation>
    </message>
    <message>
        <source>%1 of %2 instances ready</source>
        <translation>%2 个实例中 %1 个就绪</translation>
    </message>
    <message>
        <source>No unfinished payout</source>
        <translation>没有未完成的付款</translation>
    </message>
    <message>
        <source>Unfinished payouts: %1</source>
        <translation>未完成的付款：%1</translation>
    </message>
    <message>
        <source>The last change of leader has settled</source>
        <translation>上次主区域变更已稳定</translation>
    </message>
    <message>
        <source>The leader changed a moment ago</source>
        <translation>主区域刚刚变更</translation>
    </message>
    <message>
        <source>No other switchover is open</source>
        <translation>没有其他进行中的切换</translation>
    </message>
    <message>
        <source>Another switchover is open</source>
        <translation>另一个切换正在进行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>nobody approved in time</source>
        <translation>无人及时批准</translation>
    </message>
    <message>
        <source>the leader changed meanwhile</source>
        <translation>期间主区域已变更</translation>
    </message>
    <message>
        <source>its time had passed</source>
        <translation>已过预定时间</translation>
    </message>
    <message>
        <source>the preflight said no: %1</source>
        <translation>预检不通过：%1</translation>
    </message>
</context>
<context>
    <name>rebate::RegionCard</name>
    <message>
        <source>It has not said yet what it is made of.</source>
        <translation>尚未报告其组成部分。</translation>
    </message>
    <message>
        <source>%1 of %2 parts ok</source>
        <translation>%2 个部件中 %1 个正常</translation>
    </message>
</context>
<context>
    <name>rebate::RegionDialog</name>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Add region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Look at a region&apos;s certificate</source>
        <translation>查看区域的证书</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Whoever runs the region gives you its address, and can read you the fingerprint of its certificate.</source>
        <translation>区域的运营人员会给您地址，也可以向您念出证书指纹。</translation>
    </message>
    <message>
        <source>Address of the region</source>
        <translation>区域地址</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Give the address of a region.</source>
        <translation>请输入区域地址。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>This is no address. An address looks like https://cn-east.example.</source>
        <translation>这不是地址。地址形如 https://cn-east.example。</translation>
    </message>
    <message>
        <source>Without encryption a region may only be on this computer. Use its https address.</source>
        <translation>不加密的区域只能在本机上。请使用它的 https 地址。</translation>
    </message>
    <message>
        <source>Something answers there, but it is no region (%1).</source>
        <translation>那里有应答，但不是区域（%1）。</translation>
    </message>
    <message>
        <source>Nobody answers there: %1. Look at the address and at the network, then check again.</source>
        <translation>那里没有应答：%1。请核对地址和网络，然后重新检查。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>API</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>应答时间</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none; it is on this computer</source>
        <translation>无；它就在本机上</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>证书主体</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>%1, whom this computer trusts</source>
        <translation>%1，本机信任</translation>
    </message>
    <message>
        <source>%1, whom this computer does not know</source>
        <translation>%1，本机不认识</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>自 %1 至 %2</translation>
    </message>
    <message>
        <source>Key (SHA-256)</source>
        <translation>密钥（SHA-256）</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>此前信任的</translation>
    </message>
    <message>
        <source>Trust the new one</source>
        <translation>信任新的</translation>
    </message>
    <message>
        <source>Trust and keep</source>
        <translation>信任并保存</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The certificate is not valid now. The region needs a new one.</source>
        <translation>证书目前无效。该区域需要新的证书。</translation>
    </message>
    <message>
        <source>It answers without encryption now, and did not before.</source>
        <translation>它现在不加密应答，而以前是加密的。</translation>
    </message>
    <message>
        <source>This is another key than the one you trusted. Ask who runs the region before you trust it: somebody else may be answering in its place.</source>
        <translation>这不是您信任过的密钥。信任之前请询问区域的运营人员：可能有人在冒充它应答。</translation>
    </message>
    <message>
        <source>Compare the key with what you were told. From then on only this one is let in.</source>
        <translation>请将密钥与您得到的指纹核对。此后只接受这一个。</translation>
    </message>
    <message>
        <source>Sign out first: regions are changed while nobody is inside.</source>
        <translation>请先退出登录：区域只能在无人登录时更改。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Change a region&apos;s address</source>
        <translation>更改区域的地址</translation>
    </message>
    <message>
        <source>It calls itself %1. The one whose address you change is %2.</source>
        <translation>它自称 %1，而要更改地址的是 %2。</translation>
    </message>
</context>
<context>
    <name>rebate::RegionLines</name>
    <message>
        <source>Add region…</source>
        <translation>添加区域…</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>查看证书…</translation>
    </message>
    <message>
        <source>No region yet. Add the one whose address you were given.</source>
        <translation>还没有区域。请添加您得到地址的那个区域。</translation>
    </message>
    <message>
        <source>No region is configured on this desktop.</source>
        <translation>本机没有配置区域。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>关于 %1 的更多操作</translation>
    </message>
    <message>
        <source>no answer · will be tried again</source>
        <translation>没有应答 · 将重试</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>another certificate</source>
        <translation>证书不同</translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation>拒绝连接</translation>
    </message>
    <message>
        <source>another API version</source>
        <translation>API 版本不同</translation>
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
        <source>%1 is kept.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>%1 was removed. What was decided here stays.</source>
        <translation>已移除 %1。在此作出的决定会保留。</translation>
    </message>
    <message>
        <source>Change the address…</source>
        <translation>更改地址…</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>从本机移除…</translation>
    </message>
    <message>
        <source>Remove a region</source>
        <translation>移除区域</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>要从本机移除 %1 吗？</translation>
    </message>
    <message>
        <source>Its address and the key that was trusted are forgotten. The copy, and what was decided here, stay; what waits in the outbox is sent to the regions that are left. With none left nothing is read or sent.</source>
        <translation>将忘记其地址和已信任的密钥。副本与已作的决定保留；发件箱中等待的内容将发往其余区域。若一个区域也不剩，则不再读取或发送。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>rebate::RegionsForm</name>
    <message>
        <source>No region is configured on this desktop.</source>
        <translation>本机未配置区域。</translation>
    </message>
    <message>
        <source>Regions are added, moved to another address and removed on the sign-in page, while nobody is inside. What was decided stays in the outbox.</source>
        <translation>区域只能在无人登录时，于登录页添加、更改地址或移除。已作的决定仍留在发件箱中。</translation>
    </message>
    <message>
        <source>Sign out and change them…</source>
        <translation>退出登录并更改…</translation>
    </message>
    <message>
        <source>Sign out and change the regions</source>
        <translation>退出登录并更改区域</translation>
    </message>
    <message>
        <source>No key is pinned: whoever this computer&apos;s authorities vouch for is let in.</source>
        <translation>未固定密钥：由本机信任的证书机构担保者即可连接。</translation>
    </message>
    <message>
        <source>Key that was trusted: %1</source>
        <translation>已信任的密钥：%1</translation>
    </message>
    <message>
        <source>another certificate</source>
        <translation>证书不同</translation>
    </message>
    <message>
        <source>never heard of</source>
        <translation>从未联系上</translation>
    </message>
    <message>
        <source>heard of %1 ago</source>
        <translation>%1 前联系过</translation>
    </message>
</context>
<context>
    <name>rebate::ReplayBar</name>
    <message>
        <source>Event before</source>
        <translation>上一事件</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事件</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 times as fast</source>
        <translation>%1 倍速</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>回到现在 (Esc)</translation>
    </message>
    <message>
        <source>Moment that is shown</source>
        <translation>显示的时刻</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>THE PAST: %1</source>
        <translation>过去：%1</translation>
    </message>
    <message>
        <source>as this desktop recorded it; nothing here acts</source>
        <translation>本机的记录；此处的一切都不会生效</translation>
    </message>
    <message>
        <source>nobody watched at this moment: nothing was recorded</source>
        <translation>此刻无人观察：没有记录</translation>
    </message>
</context>
<context>
    <name>rebate::RequestDialog</name>
    <message>
        <source>Request a withdrawal</source>
        <translation>申请提现</translation>
    </message>
    <message>
        <source>On behalf of a user. The amount is frozen in their balance; finance reviews it and pays it out.</source>
        <translation>代用户申请。金额在余额中冻结；由财务复核并付款。</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>用户编号</translation>
    </message>
    <message>
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1, balance %2</source>
        <translation>%1，余额 %2</translation>
    </message>
    <message>
        <source>Find it on the users&apos; page.</source>
        <translation>可在用户页查找。</translation>
    </message>
    <message>
        <source>Not in the copy on this desktop. The region knows whether there is such a user.</source>
        <translation>本机副本中没有。区域知道是否有该用户。</translation>
    </message>
    <message>
        <source>The user is frozen or erased: nothing is paid out to them.</source>
        <translation>该用户已冻结或已删除：不向其付款。</translation>
    </message>
    <message>
        <source>That is more than the balance.</source>
        <translation>超过了余额。</translation>
    </message>
    <message>
        <source>An amount in yuan, such as 120 or 120.50.</source>
        <translation>以元为单位的金额，例如 120 或 120.50。</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>申请 %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
</context>
<context>
    <name>rebate::RevealCard</name>
    <message>
        <source>Hide now</source>
        <translation>立即隐藏</translation>
    </message>
    <message>
        <source>Pictures and recordings of the screen would show this as well: this desktop cannot keep them from it. Mind who looks over your shoulder.</source>
        <translation>截图和录屏也会看到这些内容：本机无法阻止。请留意身后是否有人。</translation>
    </message>
    <message>
        <source>none on record</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Copied; the clipboard is emptied when the time is up.</source>
        <translation>已复制；到时清空剪贴板。</translation>
    </message>
    <message>
        <source>Shown for %1 more</source>
        <translation>还显示 %1</translation>
    </message>
</context>
<context>
    <name>rebate::RevealDialog</name>
    <message>
        <source>Reveal</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Reveal · %1</source>
        <translation>查看 · %1</translation>
    </message>
    <message>
        <source>Your name, the fields and the reason are recorded. The values are shown for two minutes, here only, and hidden when you go elsewhere. 20 in an hour.</source>
        <translation>您的姓名、字段和理由都会记录。内容只在此显示两分钟，离开即隐藏。每小时 20 次。</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>Identity check before a payout</source>
        <translation>付款前核实身份</translation>
    </message>
    <message>
        <source>Returned withdrawal</source>
        <translation>提现被退回</translation>
    </message>
    <message>
        <source>Question about an order</source>
        <translation>订单咨询</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose what you need to see.</source>
        <translation>请选择需要查看的内容。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>需要填写理由。</translation>
    </message>
    <message>
        <source>Asking the region that leads…</source>
        <translation>正在询问主区域……</translation>
    </message>
    <message>
        <source>You revealed 20 times within an hour. The next one is possible at %1.</source>
        <translation>您一小时内已查看 20 次。%1 之后可再次查看。</translation>
    </message>
    <message>
        <source>You revealed 20 times within an hour. Try again later.</source>
        <translation>您一小时内已查看 20 次。请稍后再试。</translation>
    </message>
</context>
<context>
    <name>rebate::ReviewBox</name>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason (required to reject or cancel)</source>
        <translation>理由（驳回或取消时必填）</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>决定的理由</translation>
    </message>
    <message>
        <source>Ask the provider now</source>
        <translation>现在询问付款方</translation>
    </message>
    <message>
        <source>Bound to version %1; if anything changes, this decision lapses.</source>
        <translation>绑定版本 %1；如有变化，此决定失效。</translation>
    </message>
    <message>
        <source>Approval 1 of 2: a second person follows you.</source>
        <translation>第 1 次批准（共 2 次）：之后还需另一人。</translation>
    </message>
    <message>
        <source>Approval 2 of 2, after %1.</source>
        <translation>第 2 次批准（共 2 次），在 %1 之后。</translation>
    </message>
    <message>
        <source>It can only be asked about. It is never sent a second time.</source>
        <translation>只能询问，绝不再次发送。</translation>
    </message>
    <message>
        <source>Ask again should the user say that nothing arrived.</source>
        <translation>如果用户说没有到账，可以再询问。</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <translation>仍然%1</translation>
    </message>
    <message>
        <source>Write a reason, then press Enter to reject.</source>
        <translation>请填写理由，然后按回车键驳回。</translation>
    </message>
    <message>
        <source>Write a reason, then press Enter to cancel it.</source>
        <translation>写下理由，然后按 Enter 取消。</translation>
    </message>
    <message>
        <source>You decide on what was true %1 ago. Decide anyway? It is checked again before it counts.</source>
        <translation>您依据的是 %1前的数据。仍要决定吗？生效前会再次核对。</translation>
    </message>
    <message>
        <source>Leave the reason</source>
        <translation>离开理由</translation>
    </message>
</context>
<context>
    <name>rebate::Reviewable</name>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>This is a read-only session: nothing is kept here, so nothing can be done.</source>
        <translation>这是只读会话：这里不保存任何内容，因此不能操作。</translation>
    </message>
    <message>
        <source>Your role (%1) does not ask for withdrawals.</source>
        <translation>您的角色（%1）不申请提现。</translation>
    </message>
    <message>
        <source>Your role (%1) reads withdrawals and does not decide them.</source>
        <translation>您的角色（%1）只能查看提现，不能决定。</translation>
    </message>
    <message>
        <source>You asked for it: somebody else decides.</source>
        <translation>是您申请的：由其他人决定。</translation>
    </message>
    <message>
        <source>You approved it first: a second person has to approve it.</source>
        <translation>您已作第一次批准：须由另一人批准。</translation>
    </message>
    <message>
        <source>You approved it last: somebody else pays it out.</source>
        <translation>您是最后批准的人：由其他人付款。</translation>
    </message>
    <message>
        <source>What you did with it is still on its way.</source>
        <translation>您对它的操作还在途中。</translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before deciding about money.</source>
        <translation>数据已超过 24 小时。请先连接区域，再做资金决定。</translation>
    </message>
    <message>
        <source>It is approved already. It can still be rejected or cancelled.</source>
        <translation>已经批准。仍可驳回或取消。</translation>
    </message>
    <message>
        <source>It is in a payout already.</source>
        <translation>已在付款批次中。</translation>
    </message>
    <message>
        <source>It was sent: nobody can take it back.</source>
        <translation>已经发送：无法收回。</translation>
    </message>
    <message>
        <source>There is nothing to decide: its state is “%1”.</source>
        <translation>无需决定：状态为“%1”。</translation>
    </message>
    <message>
        <source>Only an unknown or a paid one is asked about.</source>
        <translation>只有未知或已付的才会询问。</translation>
    </message>
    <message>
        <source>Your question is still on its way.</source>
        <translation>您的询问还在途中。</translation>
    </message>
    <message>
        <source>Its user is frozen or erased: nothing is paid out to them.</source>
        <translation>其用户已冻结或已删除：不向其付款。</translation>
    </message>
    <message>
        <source>Only what is reviewed is paid out; it is “%1”.</source>
        <translation>只有已复核的才付款；它是“%1”。</translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before asking for money.</source>
        <translation>这些数据已超过 24 小时。申请资金之前请先连接区域。</translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before paying out.</source>
        <translation>这些数据已超过 24 小时。付款之前请先连接区域。</translation>
    </message>
</context>
<context>
    <name>rebate::RulesForm</name>
    <message>
        <source>Reserve, %</source>
        <translation>准备金(%)</translation>
    </message>
    <message>
        <source>Inviter&apos;s part, %</source>
        <translation>邀请人份额(%)</translation>
    </message>
    <message>
        <source>Smallest withdrawal, ¥</source>
        <translation>最低提现额(¥)</translation>
    </message>
    <message>
        <source>Two people for rebates above, ¥</source>
        <translation>返利超过此额须两人(¥)</translation>
    </message>
    <message>
        <source>Two people for withdrawals above, ¥</source>
        <translation>提现超过此额须两人(¥)</translation>
    </message>
    <message>
        <source>Reserve is released after, days</source>
        <translation>准备金释放天数</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Otherwise from the moment of its approval on</source>
        <translation>否则自批准之时起</translation>
    </message>
    <message>
        <source>Share, %1, %2, %</source>
        <translation>返利比例,%1,%2(%)</translation>
    </message>
    <message>
        <source>0 to 100, two decimals at most</source>
        <translation>0 至 100,最多两位小数</translation>
    </message>
    <message>
        <source>an amount of 0 or more, two decimals at most</source>
        <translation>不小于 0 的金额,最多两位小数</translation>
    </message>
</context>
<context>
    <name>rebate::RulesPanel</name>
    <message>
        <source>user %1 · platform %2 · inviter %3 · reserve %4</source>
        <translation>用户 %1 · 平台 %2 · 邀请人 %3 · 准备金 %4</translation>
    </message>
    <message>
        <source>Rules and thresholds</source>
        <translation>规则与门槛</translation>
    </message>
    <message>
        <source>Versions of the rules</source>
        <translation>规则版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>准备金</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>What it makes of ¥ 7.72</source>
        <translation>以 ¥ 7.72 为例</translation>
    </message>
    <message>
        <source>Administrators propose new rules; finance or another administrator decides.</source>
        <translation>新规则由管理员提议;由财务或另一位管理员决定。</translation>
    </message>
    <message>
        <source>A new version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Why the rules should change</source>
        <translation>为何要改规则</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>A field is not right yet.</source>
        <translation>有字段尚不正确。</translation>
    </message>
    <message>
        <source>Nothing would be different.</source>
        <translation>没有任何变化。</translation>
    </message>
    <message>
        <source>A commission of ¥ 7.72 less a fee of ¥ 0.77, Taobao, silver. Now: %1. Then: %2.</source>
        <translation>佣金 ¥ 7.72 减服务费 ¥ 0.77,淘宝,银级。现在:%1。之后:%2。</translation>
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
    <name>rebate::SelectionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More to do with what is chosen</source>
        <translation>对所选的其他操作</translation>
    </message>
    <message>
        <source>Hold what is chosen…</source>
        <translation>暂停所选…</translation>
    </message>
    <message>
        <source>Reject what is chosen…</source>
        <translation>驳回所选…</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>前 %1 笔</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>所选 %1 笔</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>所选 %2 笔中的 %1 笔</translation>
    </message>
    <message>
        <source>Approve %1 · %2</source>
        <translation>批准%1 · %2</translation>
    </message>
    <message>
        <source>Shows what it is about first (Ctrl+Enter)</source>
        <translation>先显示详情（Ctrl+Enter）</translation>
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
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>No setting is called that. Try another word, in English or Chinese.</source>
        <translation>没有叫这个名字的设置。换个词试试，中文或英文都可以。</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
</context>
<context>
    <name>rebate::SettingsSearch</name>
    <message>
        <source>idle, time-out, screen saver, automatic lock</source>
        <translation>空闲, 超时, 屏幕保护, 自动锁定</translation>
    </message>
    <message>
        <source>undo, delay</source>
        <translation>撤销, 延迟</translation>
    </message>
    <message>
        <source>history, days, old rebates</source>
        <translation>历史, 天数, 旧返利</translation>
    </message>
    <message>
        <source>disk, space, limit</source>
        <translation>磁盘, 空间, 上限</translation>
    </message>
    <message>
        <source>cache, delete, remove, offline data, encrypted</source>
        <translation>缓存, 删除, 清除, 离线数据, 加密</translation>
    </message>
    <message>
        <source>keyring, recovery, password, rotate, new key, encryption</source>
        <translation>密钥环, 恢复, 密码, 更换密钥, 加密</translation>
    </message>
    <message>
        <source>dark mode, light, colours, look</source>
        <translation>深色模式, 浅色, 颜色, 外观</translation>
    </message>
    <message>
        <source>English, Chinese, translation</source>
        <translation>英文, 中文, 翻译</translation>
    </message>
    <message>
        <source>font, size, large text, zoom</source>
        <translation>字体, 大小, 大字, 缩放</translation>
    </message>
    <message>
        <source>regions, address, certificate, fingerprint, server</source>
        <translation>区域, 地址, 证书, 指纹, 服务器</translation>
    </message>
    <message>
        <source>alerts, sound, ring, notification, quiet hours, night, limit</source>
        <translation>告警, 声音, 响铃, 通知, 免打扰, 夜间, 上限</translation>
    </message>
</context>
<context>
    <name>rebate::SettlementView</name>
    <message>
        <source>Figures of the settlement day</source>
        <translation>结算日数字</translation>
    </message>
    <message>
        <source>Due from networks on the 20th</source>
        <translation>20 日联盟应付</translation>
    </message>
    <message>
        <source>Payable to users on the 24th</source>
        <translation>24 日可付用户</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Received earlier, not settled</source>
        <translation>更早收货、尚未结算</translation>
    </message>
    <message>
        <source>Settled, not credited yet</source>
        <translation>已结算、尚未入账</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Advanced, not yet collected</source>
        <translation>已垫付、尚未收回</translation>
    </message>
    <message>
        <source>Credited, with a refund still open</source>
        <translation>已入账、退款未结</translation>
    </message>
    <message>
        <source>Balances below zero</source>
        <translation>余额为负</translation>
    </message>
    <message>
        <source>Days of the settlement</source>
        <translation>结算的各天</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n 位用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up the lines of two months…</source>
        <translation>正在汇总两个月的订单行…</translation>
    </message>
    <message>
        <source>The copy on this desktop is not open.</source>
        <translation>本机副本未打开。</translation>
    </message>
    <message>
        <source>Days that settle in %1</source>
        <translation>在 %1 结算的各天</translation>
    </message>
    <message>
        <source>Received in %1</source>
        <translation>%1 收货</translation>
    </message>
    <message>
        <source>A forecast from the copy on this desktop, added up %1 ago. It is not a bill.</source>
        <translation>根据本机副本的预测，%1前汇总。这不是账单。</translation>
    </message>
</context>
<context>
    <name>rebate::SettlementWords</name>
    <message>
        <source>What the platforms settle on the 20th for the lines received the month before: their income less the platform&apos;s fee. A line was received when its newest upstream version says so; lines with an open refund are left out. The 20th stays the 20th on a weekend. Months and days are of +08:00.</source>
        <translation>平台在 20 日为上月收货的订单行结算的金额：收入减去平台费。最新上游版本为收货即算收货；有未结退款的行不计入。遇周末 20 日不变。月和日按 +08:00。</translation>
    </message>
    <message>
        <source>The users&apos; and inviters&apos; parts of the lines that are due, without those that are held or rejected. Users can have them from the 24th on: four days for bills, approvals and payouts. The number is of different buyers.</source>
        <translation>应付订单行中用户和邀请人的部分，不含已扣留或已驳回的。用户自 24 日起可提取：四天用于账单、审批和付款。人数按不同买家计。</translation>
    </message>
    <message>
        <source>Credited to users by lines that settled after the last 20th: they can withdraw it, and the platform&apos;s money comes with the next settlement.</source>
        <translation>上个 20 日之后结算的订单行已给用户入账：用户可以提现，而平台的钱随下次结算到账。</translation>
    </message>
    <message>
        <source>What may have to come back: credited rebates with a refund that is still open, and what users owe whose balance is below zero.</source>
        <translation>可能要追回的：已入账而退款未结的返利，以及余额为负的用户所欠。</translation>
    </message>
    <message>
        <source>Lines received before the month before that still are not settled. The platform owes them, but did not say when.</source>
        <translation>上月之前收货、至今未结算的订单行。平台欠着，但没有说何时付。</translation>
    </message>
    <message>
        <source>Settled and not credited yet: the users&apos; part waits for the platform&apos;s bill or for an approval.</source>
        <translation>已结算、尚未入账：用户部分在等平台账单或审批。</translation>
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
        <source>Give your operator name and your password.</source>
        <translation>请输入操作员姓名和密码。</translation>
    </message>
</context>
<context>
    <name>rebate::SignalsCard</name>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Closed orders, 90 days</source>
        <translation>90 天内关闭的订单</translation>
    </message>
    <message>
        <source>Orders of the last 90 days that ended void or clawed back, of all they made in that time. Typical: the same share of everybody&apos;s orders in this desktop&apos;s copy.</source>
        <translation>最近 90 天内失效或收回的订单占其全部订单的比例。通常值：本机副本中所有用户订单的同一比例。</translation>
    </message>
    <message>
        <source>Held rebates</source>
        <translation>暂缓的返利</translation>
    </message>
    <message>
        <source>Rebates that wait for a person, and those among them that two people claim or nobody owns.</source>
        <translation>等待人工处理的返利，以及其中多人争议或无人归属的。</translation>
    </message>
    <message>
        <source>Withdrawals returned</source>
        <translation>被退回的提现</translation>
    </message>
    <message>
        <source>Withdrawals that the bank or the provider sent back, of all they asked for; told by a region.</source>
        <translation>全部提现中被银行或渠道退回的；由区域提供。</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>%1 · typical %2</source>
        <translation>%1 · 通常 %2</translation>
    </message>
    <message>
        <source>%1 of %2, too few to say</source>
        <translation>%1／%2，太少，无法判断</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 · %2 disputed</source>
        <translation>%1 · 争议 %2</translation>
    </message>
    <message>
        <source>no region told</source>
        <translation>区域未提供</translation>
    </message>
    <message>
        <source>none asked for</source>
        <translation>没有申请过</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
</context>
<context>
    <name>rebate::SilenceDialog</name>
    <message>
        <source>For</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>You have this one in hand: it stays in the list under your name and rings nobody until the time is over. Others of its kind go on.</source>
        <translation>由您负责：它以您的名义留在列表中，到期前不再响铃。同类的其他告警照常。</translation>
    </message>
    <message>
        <source>Whatever all these lines fit rings nobody, on any desktop, until the time is over. It stays in the list of what is suppressed.</source>
        <translation>所有行都匹配的告警到期前在任何桌面都不响铃，并留在抑制列表中。</translation>
    </message>
    <message>
        <source>Matchers, one a line</source>
        <translation>匹配条件，每行一个</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>looking into it</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>known, being repaired</source>
        <translation>已知，正在修复</translation>
    </message>
    <message>
        <source>planned work</source>
        <translation>计划内的工作</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Line %1 is no matcher: name=&quot;value&quot;, or with != =~ !~</source>
        <translation>第 %1 行不是匹配条件：name=&quot;value&quot;，或用 != =~ !~</translation>
    </message>
    <message>
        <source>One line at least has to name a value, or everything would be silenced.</source>
        <translation>至少一行要指定值，否则会静默全部告警。</translation>
    </message>
    <message>
        <source>This desktop compares whole values only: use = or !=.</source>
        <translation>本机只比较完整的值：请用 = 或 !=。</translation>
    </message>
    <message>
        <source>Say why: others read it.</source>
        <translation>请写明原因：他人会看到。</translation>
    </message>
    <message>
        <source>Up to 500 bytes.</source>
        <translation>最多 500 字节。</translation>
    </message>
    <message>
        <source>It is kept on this desktop, which alone judges it.</source>
        <translation>保存在本机，只由本机判断。</translation>
    </message>
    <message>
        <source>%1 is yours now.</source>
        <translation>%1 现由您负责。</translation>
    </message>
    <message>
        <source>Silenced until the time is over.</source>
        <translation>已静默，直到到期。</translation>
    </message>
    <message>
        <source>Alertmanager did not answer. The list shows in a moment whether it took it.</source>
        <translation>Alertmanager 没有应答。列表稍后会显示是否已生效。</translation>
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
    <message>
        <source>Audit head %1 same on %2 of %3 regions</source>
        <translation>审计链头 %1 在 %3 个区域中的 %2 个一致</translation>
    </message>
</context>
<context>
    <name>rebate::SuppressedCard</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End: %1, %2</source>
        <translation>结束：%1，%2</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>%1 后开始</translation>
    </message>
    <message>
        <source>Suppressed right now · in all regions</source>
        <translation>当前被抑制 · 所有区域</translation>
    </message>
    <message>
        <source>%1 calls again.</source>
        <translation>%1 恢复通知。</translation>
    </message>
    <message>
        <source>%1 is silenced still: %2</source>
        <translation>%1 仍被静默：%2</translation>
    </message>
</context>
<context>
    <name>rebate::SuppressedRows</name>
    <message>
        <source>Acknowledged</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>follows from something worse</source>
        <translation>由更严重的告警引起</translation>
    </message>
    <message>
        <source>follows from %1</source>
        <translation>由 %1 引起</translation>
    </message>
    <message>
        <source>Inhibited</source>
        <translation>被抑制</translation>
    </message>
    <message>
        <source>while it fires</source>
        <translation>触发期间</translation>
    </message>
    <message>
        <source>%1 · whole region</source>
        <translation>%1 · 整个区域</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Balancer maintenance</source>
        <translation>负载均衡维护</translation>
    </message>
    <message>
        <source>set at the cluster itself</source>
        <translation>在集群上设置</translation>
    </message>
    <message>
        <source>Cluster pause</source>
        <translation>集群暂停</translation>
    </message>
    <message>
        <source>nobody takes over</source>
        <translation>不自动接管</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>无期限</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>later</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>this desktop</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>%1, criticals still ring</source>
        <translation>%1，严重告警仍响铃</translation>
    </message>
</context>
<context>
    <name>rebate::SwitchoverPanel</name>
    <message>
        <source>Asked for. A second person has to approve.</source>
        <translation>已申请。需要第二人批准。</translation>
    </message>
    <message>
        <source>The switchover is %1.</source>
        <translation>切换%1。</translation>
    </message>
    <message>
        <source>Another person has to decide.</source>
        <translation>需要由另一人决定。</translation>
    </message>
    <message>
        <source>No answer came. The list below the button says what became of it.</source>
        <translation>没有应答。按钮下方会说明结果。</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Region that is to lead</source>
        <translation>要成为主区域的区域</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Reason, for everybody to read</source>
        <translation>原因，所有人可见</translation>
    </message>
    <message>
        <source>Reason for the switchover</source>
        <translation>切换原因</translation>
    </message>
    <message>
        <source>At</source>
        <translation>定于</translation>
    </message>
    <message>
        <source>At a moment of its own instead of at once</source>
        <translation>在指定时刻而不是立即</translation>
    </message>
    <message>
        <source>When to switch over</source>
        <translation>何时切换</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>申请批准</translation>
    </message>
    <message>
        <source>Reason (needed to reject)</source>
        <translation>原因（否决时必填）</translation>
    </message>
    <message>
        <source>Reason for the decision</source>
        <translation>决定的原因</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消申请</translation>
    </message>
    <message>
        <source>Only incident monitors may ask for a switchover.</source>
        <translation>只有值守监控可以申请切换。</translation>
    </message>
    <message>
        <source>No region leads: there is nothing to hand over.</source>
        <translation>没有主区域：无可移交。</translation>
    </message>
    <message>
        <source>There is no other region.</source>
        <translation>没有其他区域。</translation>
    </message>
    <message>
        <source>The preflight could not be read: %1</source>
        <translation>无法读取预检：%1</translation>
    </message>
    <message>
        <source>The preflight is being read.</source>
        <translation>正在读取预检。</translation>
    </message>
    <message>
        <source>The preflight forbids it: %1</source>
        <translation>预检不允许：%1</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Type the region&apos;s name to continue.</source>
        <translation>请输入区域名称以继续。</translation>
    </message>
    <message>
        <source>Switch over</source>
        <translation>主动切换</translation>
    </message>
    <message>
        <source>Switch over to %1</source>
        <translation>切换到 %1</translation>
    </message>
    <message>
        <source>Expected pause %1 to %2. A second person must approve.</source>
        <translation>预计暂停 %1 至 %2。必须由第二人批准。</translation>
    </message>
    <message>
        <source>Type the region&apos;s name to continue:</source>
        <translation>请输入区域名称以继续：</translation>
    </message>
    <message>
        <source>Name of the region that is to lead: %1</source>
        <translation>要成为主区域的名称：%1</translation>
    </message>
    <message>
        <source>%1 asked at %2 to hand over from %3 to %4: %5</source>
        <translation>%1 于 %2 申请从 %3 切换到 %4：%5</translation>
    </message>
    <message>
        <source>Waits for a second person; lapses in %1.</source>
        <translation>等待第二人；%1 后失效。</translation>
    </message>
    <message>
        <source>handing over</source>
        <translation>正在移交</translation>
    </message>
    <message>
        <source>Running for %1: %2.</source>
        <translation>已进行 %1：%2。</translation>
    </message>
    <message>
        <source>Approved by %1; begins at %2, in %3.</source>
        <translation>%1 已批准；%2 开始，还有 %3。</translation>
    </message>
    <message>
        <source>Approved by %1; begins now.</source>
        <translation>%1 已批准；现在开始。</translation>
    </message>
    <message>
        <source>Switchover to %1 %2</source>
        <translation>切换到 %1：%2</translation>
    </message>
    <message>
        <source>Your role may watch this, not decide it.</source>
        <translation>您的角色可以查看，不能决定。</translation>
    </message>
    <message>
        <source>You asked for it: another person has to approve.</source>
        <translation>您是申请人：须由另一人批准。</translation>
    </message>
    <message>
        <source>Last: %1 → %2 %3 at %4</source>
        <translation>上一次：%1 → %2 %3，%4</translation>
    </message>
    <message>
        <source>, took %1</source>
        <translation>，用时 %1</translation>
    </message>
</context>
<context>
    <name>rebate::TableSetup</name>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选的行</translation>
    </message>
</context>
<context>
    <name>rebate::ThresholdsDialog</name>
    <message>
        <source>Thresholds of this desktop</source>
        <translation>本机阈值</translation>
    </message>
    <message>
        <source>Judged here, on what the regions say. What an Alertmanager that answers watches, too, is left to it, unless it was changed here. An alert ends once the figure was a fifth below the limit for as long as it took to begin.</source>
        <translation>由本机根据各区域所述判断。有应答的 Alertmanager 也监视的项目由它负责，除非在此更改过。数值低于上限五分之一并持续同样时长后，告警结束。</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>For</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>%1: above</source>
        <translation>%1：高于</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>%1: for</source>
        <translation>%1：时长</translation>
    </message>
    <message>
        <source>%1: severity</source>
        <translation>%1：级别</translation>
    </message>
</context>
<context>
    <name>rebate::TimeChart</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /秒</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>还没有数据。</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>no data · last %1, %2 ago</source>
        <translation>无数据 · 最后 %1，%2前</translation>
    </message>
    <message>
        <source>Arrows move in time, plus and minus zoom, 0 goes back to now.</source>
        <translation>方向键前后移动，加减号缩放，0 回到现在。</translation>
    </message>
    <message>
        <source>no data for %1</source>
        <translation>已 %1 无数据</translation>
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
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>rebate::TimelineDress</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
</context>
<context>
    <name>rebate::TimelineExport</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何事</translation>
    </message>
    <message>
        <source>a note, not repeated here</source>
        <translation>一条备注（此处不重复）</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>as far as this desktop knows</source>
        <translation>以本机所知为限</translation>
    </message>
</context>
<context>
    <name>rebate::TimelineWords</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>记账</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>抹除</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>已冲正</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>已调整</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>%1 from order %2 · %3 · %4</source>
        <translation>%1，订单 %2 · %3 · %4</translation>
    </message>
    <message>
        <source>%1 approved %2 of order %3</source>
        <translation>%1 批准 %2，订单 %3</translation>
    </message>
    <message>
        <source>%1 held order %2</source>
        <translation>%1 暂缓订单 %2</translation>
    </message>
    <message>
        <source>%1 rejected order %2</source>
        <translation>%1 驳回订单 %2</translation>
    </message>
    <message>
        <source>%1 proposed %2 of order %3; a second person decides</source>
        <translation>%1 提议 %2，订单 %3；由第二人决定</translation>
    </message>
    <message>
        <source>%1 decided on order %2</source>
        <translation>%1 对订单 %2 作出决定</translation>
    </message>
    <message>
        <source>%1 for order %2</source>
        <translation>%1，订单 %2</translation>
    </message>
    <message>
        <source>%1: what order %2 had brought is corrected</source>
        <translation>%1：更正订单 %2 的入账</translation>
    </message>
    <message>
        <source>%1 set aside: given back</source>
        <translation>%1 预留：已退回</translation>
    </message>
    <message>
        <source>%1: given back</source>
        <translation>%1：已退回</translation>
    </message>
    <message>
        <source>%1 set aside for a withdrawal</source>
        <translation>%1 为提现预留</translation>
    </message>
    <message>
        <source>%1 free, for a withdrawal</source>
        <translation>%1 可用金额，用于提现</translation>
    </message>
    <message>
        <source>%1 left the account</source>
        <translation>%1 已付出</translation>
    </message>
    <message>
        <source>%1 by an adjustment</source>
        <translation>%1，余额调整</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 proposed by %2 · %3</source>
        <translation>%1，%2 提议 · %3</translation>
    </message>
    <message>
        <source>order %1 claimed by %2 · %3</source>
        <translation>订单 %1 由 %2 认领 · %3</translation>
    </message>
    <message>
        <source>erasure proposed by %1 · %2</source>
        <translation>%1 提议抹除 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · requested by %3</source>
        <translation>%1 · %2 · 由 %3 申请</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 saw: %2</source>
        <translation>%1 查看了：%2</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>（已抹除）</translation>
    </message>
    <message>
        <source>In the outbox (%1): %2</source>
        <translation>在发件箱（%1）：%2</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
</context>
<context>
    <name>rebate::Toast</name>
    <message>
        <source>Dismiss: %1</source>
        <translation>关闭：%1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>rebate::TopBar</name>
    <message>
        <source>Operator %1, menu</source>
        <translation>操作员 %1，菜单</translation>
    </message>
    <message>
        <source>Find a person, an order, an action</source>
        <translation>查找用户、订单或操作</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
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
    <name>rebate::UpstreamWords</name>
    <message>
        <source>Status code</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Deposit paid at</source>
        <translation>定金付款时间</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>结算时间</translation>
    </message>
    <message>
        <source>Settled price</source>
        <translation>结算金额</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>实付</translation>
    </message>
    <message>
        <source>Settled commission</source>
        <translation>结算佣金</translation>
    </message>
    <message>
        <source>Estimated commission</source>
        <translation>预估佣金</translation>
    </message>
    <message>
        <source>Share of the commission</source>
        <translation>分成比例</translation>
    </message>
    <message>
        <source>Commission in all</source>
        <translation>佣金总额</translation>
    </message>
    <message>
        <source>Commission rate</source>
        <translation>佣金比例</translation>
    </message>
    <message>
        <source>Rate in all</source>
        <translation>总比例</translation>
    </message>
    <message>
        <source>Platform fee</source>
        <translation>平台服务费</translation>
    </message>
    <message>
        <source>Platform fee rate</source>
        <translation>平台服务费比例</translation>
    </message>
    <message>
        <source>Subsidy</source>
        <translation>补贴</translation>
    </message>
    <message>
        <source>Subsidy rate</source>
        <translation>补贴比例</translation>
    </message>
    <message>
        <source>Refund open</source>
        <translation>维权中</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Ad zone</source>
        <translation>推广位</translation>
    </message>
    <message>
        <source>Ad zone number</source>
        <translation>推广位编号</translation>
    </message>
    <message>
        <source>Relation number</source>
        <translation>渠道编号</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>会员编号</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>收货时间</translation>
    </message>
    <message>
        <source>Settlement day</source>
        <translation>结算日</translation>
    </message>
    <message>
        <source>Quantity returned</source>
        <translation>退货数量</translation>
    </message>
    <message>
        <source>Quantity in after-sales</source>
        <translation>售后中数量</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>审核时间</translation>
    </message>
    <message>
        <source>Why refused</source>
        <translation>拒绝原因</translation>
    </message>
</context>
<context>
    <name>rebate::UserActs</name>
    <message>
        <source>Reveal…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Claim an order…</source>
        <translation>认领订单…</translation>
    </message>
    <message>
        <source>Adjust balance…</source>
        <translation>调整余额…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>申请提现…</translation>
    </message>
    <message>
        <source>Change level…</source>
        <translation>更改等级…</translation>
    </message>
    <message>
        <source>Freeze…</source>
        <translation>冻结…</translation>
    </message>
    <message>
        <source>Lift the freeze…</source>
        <translation>解除冻结…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>抹除…</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>Your role (%1) may not do this.</source>
        <translation>您的角色（%1）无此权限。</translation>
    </message>
    <message>
        <source>This is a read-only session: nothing is kept here, so nothing can be sent.</source>
        <translation>这是只读会话：本机不保存任何内容，因此无法发送。</translation>
    </message>
    <message>
        <source>What is personal about them was erased; only the books are left.</source>
        <translation>其个人信息已抹除，只剩账簿。</translation>
    </message>
    <message>
        <source>Revealing is recorded by the region that leads, and none can be reached.</source>
        <translation>查看须由主区域记录，而目前无法连接主区域。</translation>
    </message>
    <message>
        <source>Frozen: nothing is paid out until finance lifts it.</source>
        <translation>已冻结：财务解除前不付款。</translation>
    </message>
    <message>
        <source>There is nothing to withdraw.</source>
        <translation>没有可提现的金额。</translation>
    </message>
    <message>
        <source>This data is older than 24 hours. Connect to a region before moving money.</source>
        <translation>数据已超过 24 小时。请先连接区域再动资金。</translation>
    </message>
    <message>
        <source>Frozen already. Finance lifts a freeze.</source>
        <translation>已经冻结。由财务解除。</translation>
    </message>
    <message>
        <source>They are not frozen.</source>
        <translation>该用户未被冻结。</translation>
    </message>
    <message>
        <source>There are open withdrawals: erase after they are settled.</source>
        <translation>有进行中的提现：请在结清后抹除。</translation>
    </message>
</context>
<context>
    <name>rebate::UserWords</name>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已抹除</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Payout account</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已申请</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>in payout</source>
        <translation>付款中</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>rebate::UsersPage</name>
    <message>
        <source>People that are open</source>
        <translation>已打开的用户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this person</source>
        <translation>关闭该用户</translation>
    </message>
    <message>
        <source>Ctrl+W closes, Ctrl+Tab goes to the next</source>
        <translation>Ctrl+W 关闭，Ctrl+Tab 切换到下一个</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>查找用户</translation>
    </message>
    <message>
        <source>By phone (whole, or four digits of it), nickname, user id or order number. Enter opens the first.</source>
        <translation>按手机（完整或其中四位）、昵称、用户编号或订单号。回车打开第一个。</translation>
    </message>
    <message>
        <source>Phone, name, id or order</source>
        <translation>手机、昵称、编号或订单</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找用户</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>找到的用户</translation>
    </message>
    <message>
        <source>Opened lately; forgotten when you lock or sign out.</source>
        <translation>最近打开的；锁定或退出时忘记。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>Nobody in this desktop&apos;s copy. No region answers to look further.</source>
        <translation>本机副本中没有。没有区域应答，无法进一步查找。</translation>
    </message>
    <message>
        <source>Nobody. A phone needs four digits in a row or more, a nickname begins with what you type.</source>
        <translation>没有找到。手机至少输入连续四位，昵称从开头输入。</translation>
    </message>
    <message>
        <source>The first %1. Type more to narrow it.</source>
        <translation>前 %1 个。继续输入以缩小范围。</translation>
    </message>
    <message>
        <source>From this desktop&apos;s copy; no region answers.</source>
        <translation>来自本机副本；没有区域应答。</translation>
    </message>
    <message>
        <source>Names and phones are locked until a region answers: ids and orders are found.</source>
        <translation>区域应答前昵称和手机已锁定：可按编号和订单查找。</translation>
    </message>
    <message>
        <source>The next person</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>The person before</source>
        <translation>上一位</translation>
    </message>
    <message>
        <source>%1: find the person and press Enter.</source>
        <translation>%1：找到此人，然后按回车。</translation>
    </message>
    <message>
        <source>%1 (%2): find the person and press Enter.</source>
        <translation>%1（%2）：找到此人，然后按回车。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
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
    <name>rebate::ViewsDialog</name>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>F2 or a double click renames. Changes are kept at once.</source>
        <translation>按 F2 或双击可改名。更改立即保存。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Show first</source>
        <translation>首先显示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Shown when the page is opened</source>
        <translation>打开页面时显示</translation>
    </message>
</context>
<context>
    <name>rebate::ViewsMenu</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>%1 (shown first)</source>
        <translation>%1（首先显示）</translation>
    </message>
    <message>
        <source>No view saved yet</source>
        <translation>还没有保存的视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存此视图…</translation>
    </message>
    <message>
        <source>Manage views…</source>
        <translation>管理视图…</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <message>
        <source>Platform fee %1</source>
        <translation>平台服务费 %1</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>%1 together</source>
        <translation>合计 %1</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalDrawer</name>
    <message>
        <source>Select a withdrawal to see who did what with it.</source>
        <translation>选择一笔提现，查看谁做了什么。</translation>
    </message>
    <message>
        <source>The user&apos;s money</source>
        <translation>用户的钱</translation>
    </message>
    <message>
        <source>Show the user</source>
        <translation>显示用户</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>谁做了什么</translation>
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
        <source>Balance %1 besides.</source>
        <translation>另有余额 %1。</translation>
    </message>
    <message>
        <source>%1 frozen for open withdrawals%2.</source>
        <translation>为未结提现冻结 %1%2。</translation>
    </message>
    <message>
        <source>, this one among them</source>
        <translation>（含本笔）</translation>
    </message>
    <message>
        <source>The copy on this desktop does not know this user&apos;s balance.</source>
        <translation>本机副本不知道该用户的余额。</translation>
    </message>
    <message>
        <source>The user is frozen: nothing is paid out to them.</source>
        <translation>该用户已冻结：不向其付款。</translation>
    </message>
    <message>
        <source>The user was erased.</source>
        <translation>该用户已删除。</translation>
    </message>
    <message>
        <source>Asked for by %1</source>
        <translation>由 %1 申请</translation>
    </message>
    <message>
        <source>Approved by %1, first of two</source>
        <translation>由 %1 批准，两次中的第一次</translation>
    </message>
    <message>
        <source>Approved by %1, second of two</source>
        <translation>由 %1 批准，两次中的第二次</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>由 %1 批准</translation>
    </message>
    <message>
        <source>Put into payout %1 by %2</source>
        <translation>由 %2 放入付款批次 %1</translation>
    </message>
    <message>
        <source>Sent to the provider, who takes it until %1</source>
        <translation>已发送给付款方，对方受理至 %1</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1：“%2”</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalDress</name>
    <message>
        <source>%1, what you did with it is pending</source>
        <translation>%1，您的操作待生效</translation>
    </message>
    <message>
        <source>What the user has besides: open withdrawals are taken off already</source>
        <translation>用户另有的余额：已扣除未结提现</translation>
    </message>
    <message>
        <source>Click to sort by amount, greatest first; again, smallest first</source>
        <translation>点击按金额排序，大者在前；再点，小者在前</translation>
    </message>
    <message>
        <source>Click to sort by age, newest first; again, oldest first</source>
        <translation>点击按时间排序，新者在前；再点，旧者在前</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>Balance ¥</source>
        <translation>余额 ¥</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalExport</name>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>用户编号</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>昵称</translation>
    </message>
    <message>
        <source>Amount ¥</source>
        <translation>金额 ¥</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>First reviewer</source>
        <translation>第一审核人</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Paid out by</source>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>结清时间</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>found by a search</source>
        <translation>搜索所得</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>提现</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalStateDelegate</name>
    <message>
        <source>Pending</source>
        <translation>待生效</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalWords</name>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>二次审批</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>In payout</source>
        <translation>付款中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>1 of 2 approved</source>
        <translation>已批准 1/2</translation>
    </message>
    <message>
        <source>two people approve it</source>
        <translation>须两人批准</translation>
    </message>
    <message>
        <source>first approved by %1</source>
        <translation>%1 已作第一次批准</translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation>%1 已批准</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>with the provider</source>
        <translation>在付款方处</translation>
    </message>
    <message>
        <source>asked about %1 times, next in %2</source>
        <translation>约已询问 %1 次，%2后再问</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>Two different people approve it; neither is who asked for it.</source>
        <translation>须由两个不同的人批准，且都不是申请人。</translation>
    </message>
    <message>
        <source>Somebody approves it who did not ask for it.</source>
        <translation>由申请人以外的人批准。</translation>
    </message>
    <message>
        <source>%1 approved it first. A second person has to approve it as well.</source>
        <translation>%1 已作第一次批准，还须另一人批准。</translation>
    </message>
    <message>
        <source>It is approved, and its user is frozen: nothing is paid out to them until somebody lifts that.</source>
        <translation>已批准，但用户已冻结：解除之前不向其付款。</translation>
    </message>
    <message>
        <source>It is approved and waits for a payout batch, which %1 may not build.</source>
        <translation>已批准，等待付款批次；%1 不能建立该批次。</translation>
    </message>
    <message>
        <source>The leading region hands it to the provider in a moment.</source>
        <translation>主区域即将把它交给付款方。</translation>
    </message>
    <message>
        <source>It is with the provider. What becomes of it is known in a moment.</source>
        <translation>已在付款方处。结果很快就会知道。</translation>
    </message>
    <message>
        <source>The provider gave no answer, so nobody knows whether it was paid. It is never sent again, only asked about: about %1 times so far, next in %2 at the usual pace.</source>
        <translation>付款方没有应答，因此没人知道是否已付。绝不再次发送，只会询问：至今约 %1 次，按通常节奏 %2后再问。</translation>
    </message>
    <message>
        <source>The money is back in the balance. Ask the user to check their payout account, then request it again.</source>
        <translation>钱已回到余额。请用户核对收款账户，然后重新申请。</translation>
    </message>
    <message>
        <source>The provider paid it. A bank may still send it back; it is asked about for thirty days.</source>
        <translation>付款方已付。银行仍可能退回；三十天内会继续询问。</translation>
    </message>
    <message>
        <source>Nothing was paid. The money is back in the balance.</source>
        <translation>没有付款。钱已回到余额。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>批准 %1</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month with its year, in the pattern of QLocale::toString: &quot;June 2026&quot;.</extracomment>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>rebate::WithdrawalsPage</name>
    <message>
        <source>Withdrawals</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Payout batches</source>
        <translation>付款批次</translation>
    </message>
    <message>
        <source>Settlement day</source>
        <translation>结算日</translation>
    </message>
    <message>
        <source>Find a withdrawal, a user id or a payout</source>
        <translation>查找提现、用户编号或付款批次</translation>
    </message>
    <message>
        <source>Find withdrawals</source>
        <translation>查找提现</translation>
    </message>
    <message>
        <source>Request a withdrawal…</source>
        <translation>申请提现…</translation>
    </message>
    <message>
        <source>Build payout batch…</source>
        <translation>建立付款批次…</translation>
    </message>
    <message>
        <source>An unknown payout is only asked about, never sent again.</source>
        <translation>结果未知的付款只会询问，绝不再次发送。</translation>
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
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing matches “%1” here.</source>
        <translation>这里没有与“%1”匹配的。</translation>
    </message>
    <message>
        <source>Withdrawals, user ids and payouts match from their beginning.</source>
        <translation>提现、用户编号和付款批次从开头匹配。</translation>
    </message>
    <message>
        <source>No withdrawal in this state.</source>
        <translation>没有处于此状态的提现。</translation>
    </message>
    <message>
        <source>When one comes, it appears here.</source>
        <translation>出现时会显示在这里。</translation>
    </message>
    <message>
        <source>Approve the selected withdrawal</source>
        <translation>批准选中的提现</translation>
    </message>
    <message>
        <source>Reject the selected withdrawal</source>
        <translation>驳回选中的提现</translation>
    </message>
    <message>
        <source>Cancel the selected withdrawal</source>
        <translation>取消选中的提现</translation>
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
    <message>
        <source>The region shows another certificate than the one that is trusted here. Nothing was sent to it. Look at the certificate beside the region before you sign in.</source>
        <translation>该区域出示的证书与此处信任的不同，没有向它发送任何内容。登录前请先查看区域旁的证书。</translation>
    </message>
    <message>
        <source>up</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>down</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>no instance ready</source>
        <translation>没有可用实例</translation>
    </message>
    <message>
        <source>no quorum</source>
        <translation>未达法定多数</translation>
    </message>
    <message>
        <source>dead letters wait</source>
        <translation>有死信待处理</translation>
    </message>
    <message>
        <source>held, crediting stopped</source>
        <translation>已暂停，入账停止</translation>
    </message>
    <message>
        <source>synchronous replica</source>
        <translation>同步副本</translation>
    </message>
    <message>
        <source>standby leader</source>
        <translation>备用主库</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>no leader, failover paused</source>
        <translation>无主，故障转移已暂停</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <translation>Prometheus 无应答</translation>
    </message>
    <message>
        <source>Alertmanager does not answer</source>
        <translation>Alertmanager 无应答</translation>
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
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Withdrawals, %1 waiting for somebody</source>
        <translation>提现，%1 笔等待处理</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Failovers</source>
        <translation>故障切换</translation>
    </message>
    <message>
        <source>Incidents, %1 without an owner</source>
        <translation>告警，%1 条无人负责</translation>
    </message>
</context>
</TS>
