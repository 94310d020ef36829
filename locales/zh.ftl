### Gazette 界面文字，简体中文。

## The language itself

-language-tag = zh-Hans

## Punctuation

list-comma = 、
thousands = ,
colon = ：
window-title = { $page } – { $site }

## Dates

months = 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月
months-of-days = 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月
year = { $year }年
year-bc = 公元前{ $year }年
year-ad = 公元{ $year }年
circa = 约{ $date }
date-month = { $year }{ $month }
date-day = { $month }{ $day }日
date-full = { $year }{ $month }{ $day }日
date-and-time = { $date } { $time }
clock = { $city }时间（{ $offset }）
cities = Shanghai=北京;Chongqing=北京;Urumqi=新疆;Hong Kong=香港;Macau=澳门;Taipei=台北;Tokyo=东京;Seoul=首尔;Pyongyang=平壤;Ulaanbaatar=乌兰巴托;Singapore=新加坡;Kuala Lumpur=吉隆坡;Bangkok=曼谷;Jakarta=雅加达;Manila=马尼拉;Ho Chi Minh=胡志明市;Saigon=胡志明市;Yangon=仰光;Kolkata=印度;Calcutta=印度;Karachi=卡拉奇;Dubai=迪拜;Riyadh=利雅得;Jerusalem=耶路撒冷;Istanbul=伊斯坦布尔;Moscow=莫斯科;Kyiv=基辅;Kiev=基辅;London=伦敦;Dublin=都柏林;Paris=巴黎;Berlin=柏林;Madrid=马德里;Lisbon=里斯本;Rome=罗马;Vienna=维也纳;Zurich=苏黎世;Brussels=布鲁塞尔;Amsterdam=阿姆斯特丹;Copenhagen=哥本哈根;Stockholm=斯德哥尔摩;Oslo=奥斯陆;Helsinki=赫尔辛基;Warsaw=华沙;Prague=布拉格;Athens=雅典;Cairo=开罗;Nairobi=内罗毕;Lagos=拉各斯;Johannesburg=约翰内斯堡;New York=纽约;Chicago=芝加哥;Denver=丹佛;Los Angeles=洛杉矶;Toronto=多伦多;Vancouver=温哥华;Mexico City=墨西哥城;Sao Paulo=圣保罗;Buenos Aires=布宜诺斯艾利斯;Honolulu=檀香山;Sydney=悉尼;Melbourne=墨尔本;Perth=珀斯;Auckland=奥克兰
span = { $start } – { $end }
span-times = { $start }–{ $end }
span-days = { $year }{ $month }{ $first }日 – { $year }{ $month }{ $last }日
span-months = { $year }{ $first }–{ $last }
span-years = { $first }–{ $last }年

## Everywhere

skip = 跳至正文
navigation = 主导航
menu = 菜单
footer = 页脚
back-to-top = 回到顶部
breadcrumb = 当前位置
front = 首页
latest = 最新文章
timeline = 时间线
timeline-of-all = 全部活动，按日期排列
about = 关于本刊
editor = 编辑须知
archive = 往期文章
sections = 栏目
authors = 作者
articles-title = 文章
older = 上一篇
newer = 下一篇
neighbours = 上一篇与下一篇
published = 发布于
modified = 更新于
source = 来源
by = 作者
tags = 主题
related = 更多相关
gallery = 图片
attachments = 附件
places = 地点
updates = 更正与更新
external = 阅读原文
untitled = 无标题
loading = 正在加载……
retry = 重试
to-front = 返回首页
no-articles = 暂无文章。
no-activities = 暂无活动。
no-text = 本文没有正文。
locked = 本文受密码保护，请在原页面阅读：
not-found = 找不到页面
not-found-text = 这个页面不存在。它可能已移走，或链接不完整。
failed = 暂时无法加载新闻
part-missing = 此页面未能加载
part-missing-text = 页面的一部分未能加载。请检查网络连接后重试。
failure-connection = 请检查网络连接后重试。
failure-later = 网站暂时出现问题，请稍后重试。
failure-site = 网站出现问题。若持续如此，请告知网站管理员。
failure-link = 您打开的链接要求显示本站不提供的新闻。
technical-details = 技术细节
instead = 您正在阅读本站自带的副本。
incomplete = 部分新闻缺失或不是最新。
copy-made = 您正在阅读 { $date }保存的副本。
subscribe = 订阅
notices = 提示
no-notices = 未发现问题。
contents = 本文目录
copy-link-to = 复制本节链接：{ $part }
copied = 链接已复制
enlarge-nth = 放大图片 { $number }
enlarge = 放大：{ $picture }
previous = 上一张
next = 下一张
close = 关闭
back = 返回
upcoming = 即将举行
recent = 最新活动
all-activities = 完整时间线
all-activities-count = 完整时间线（{ $count } 项活动）
more = 更多
more-tags = 更多（+{ $count }）
undated = 未注明日期
ways-on = 最新文章
did-you-mean = 您要找的是不是
table = 表格
code = 代码
code-in = 代码（{ $language }）
show = 显示
older-articles = 加载更早的文章
pages = 分页
previous-page = 上一页
next-page = 下一页
play-video = 播放视频
play-audio = 播放音频
play-page = 显示内容
watch-on = 观看于
listen-on = 收听于
open-on = 打开于
leaves = 前往其他网站
page-position = 第 { $page } 页，共 { $count } 页
page-of-list = 第 { $page } 页：{ $title }
news = { $count ->
        [0] 本页有更新。
       *[other] { $count } 篇新文章
    }
activities = { $count } 项活动
timeline-of-count = 时间线：{ $count } 项活动
articles = { $count } 篇文章
minutes = 阅读约 { $count } 分钟

## Why a related link is there

pinned = 编辑推荐
similar = 内容相近
reason-tags = 同主题：{ $tags }
reason-place = 更多来自{ $place }
reason-section = 同栏目：{ $section }
reason-author = 同作者：{ $author }
reason-words = 同样提到：{ $words }

## The timeline

decade = { $year }年代
century = { $number }世纪
century-bc = 公元前{ $number }世纪
years-later = { $count }年后
months-later = { $count }个月后
days-later = { $count }天后
hours-later = { $count }小时后
years-earlier = { $count }年前
months-earlier = { $count }个月前
days-earlier = { $count }天前
hours-earlier = { $count }小时前
no-events-between = { $start }至{ $end }之间没有活动
more-nearby = 附近还有{ $count }项
shown = 共 { $all } 项活动，显示 { $shown } 项
now-at = 现在，{ $time }
no-hour = 时间未注明
views = 显示方式
timeline-as = 时间线的其他浏览方式
view-list = 列表
view-story = 逐条浏览
view-plan = 日程表
view-map = 地图
story-position = { $number } / { $count }
story-title-page = 开头
story-begin = 开始浏览
story-previous = 上一项
story-next = 下一项
plan-none = 日程表适用于数日之内、注明时刻，且分布在多个地点或同时进行的活动。当前活动不符合这些条件，请选择其他显示方式。
plan-whole-day = 全天或时间未定
plan-no-place = 未注明地点
plan-of = { $date }的日程
map-none = 地图需要至少两个位置已知的不同地点。当前活动不满足这一条件，请选择其他显示方式。
map-left-out = 有 { $count } 项活动未在地图上标出。
map-on-web = OpenStreetMap
map-in-app = 在地图应用中打开
map-north = 北
search = 搜索
search-hint = 输入词语；用引号查找整句，在词前加 - 排除该词
search-results = 搜索结果
results = { $count } 条结果
results-most = 最符合的 { $count } 条结果
results-none = 没有找到
results-without = 过于常见、未参与搜索的词语：{ $words }
results-partial = 没有内容包含全部词语，以下内容包含其中一部分。
results-corrected = 以下是“{ $query }”的结果
results-near = 您要找的是不是
results-more = 更多结果
results-all = 全部结果
marked = 标出 { $count } 处：“{ $query }”
marked-none = 没有可标出的词：“{ $query }”
marked-remove = 取消标记
results-so-far = 目前已搜索 { $percent }% 的文章
search-kind = 类型
kind-articles = 文章
kind-events = 活动
kind-article = 文章
kind-event = 活动
search-year = 年份
search-language = 语言
search-order = 排序
order-best = 最相关
search-topics = 主题
filter = 筛选
filter-text = 关键词
filter-section = 栏目
filter-tag = 主题
filter-place = 地点
filter-from = 自
filter-to = 至
filter-date-hint = 年、月或日，例如 1936、1936-07 或 -500
filter-date-wrong = “{ $text }”不是有效日期，已忽略。
filter-all = 全部
filter-article = 仅显示：{ $title }
filter-reset = 清除筛选
filter-none = 没有符合筛选条件的活动。
filter-without = 去掉“{ $value }”（{ $count } 项）
newest-first = 最新在前
oldest-first = 最早在前
own-clock = 以我的时区显示
clock-of-places = 以当地时间显示
take-away = 下载
take-away-calendar = 日历（.ics）
take-away-table = 表格（.csv）
take-away-timeline-js = TimelineJS（.json）
print = 打印
on-one-page = 全部显示在一页
left-out = { $count } 项活动没有确切日期，无法写入日历。
calendar-of = 存为日历
actions-for = 更多操作：{ $title }
copy-link = 复制链接
copy-link-to-event = 复制链接：{ $title }
share = 分享
keys = 快捷键
key-names = ↓ j | ↑ k | Page Down | Page Up | Home, End | → ← | / | + − 0 | ?
key-effects = 下一项活动 | 上一项活动 | 后移十项 | 前移十项 | 首项、末项 | 逐条浏览时前后翻页 | 筛选 | 缩放概览 | 显示本帮助
zoom-in = 放大
zoom-out = 缩小
zoom-all = 还原
lanes-none = 合为一行
lanes-by-section = 按栏目分组
lanes-by-tag = 按主题分组

## Scripts: why the reader does not start or go on

trouble-start = 此页面未能启动，请重新加载。
trouble-slow = 加载时间比平时长，页面仍在加载中。
trouble-broken = 出现问题，请重新加载页面。
trouble-old = 您的浏览器无法显示此页面：没有 WebAssembly 或已停用。
trouble-policy = 本站的安全策略阻止了自己的脚本。
trouble-stale = 本站的一部分缺失。网站可能刚刚更新，请稍后重新加载页面。
trouble-kind = 本站返回的内容不是所需的脚本。
trouble-away = 此页面未能加载。请检查网络连接，然后重新加载。
trouble-reload = 重新加载页面
trouble-operator = 致网站管理员

## Scripts: the page that helps to embed a view. What stands between `…` is code.

builder-title = 嵌入视图
builder-text = 选择要显示的内容，查看效果，然后将代码复制到您自己的网页中。
builder-view = 视图
builder-view-article = 一篇文章
builder-view-timeline = 时间线
builder-view-story = 逐条浏览的时间线
builder-view-plan = 日程表
builder-view-map = 地图
builder-view-related = 相关文章
builder-view-search = 搜索
builder-view-list = 文章列表
builder-view-edition = 整个刊物
builder-article = 文章
builder-none = 无
builder-section = 栏目
builder-tag = 主题
builder-all = 全部
builder-limit = 最多显示文章数
builder-theme = 主题配色
builder-theme-page = 与所在网页一致
builder-theme-auto = 与访客的系统一致
builder-theme-light = 浅色
builder-theme-dark = 深色
builder-links = 链接打开于
builder-links-view = 视图之内
builder-links-site = 本站
builder-host = 预览页面
builder-host-plain = 普通网页
builder-host-hostile = 样式冲突的网页
builder-room = 预留高度（px）
builder-integrity = 让浏览器校验脚本
builder-integrity-text = 添加 `integrity`。本站下次部署会更改脚本，届时浏览器会拦截您的视图，直到您复制新的代码。
builder-look = 预览
builder-lines = 要复制的代码
builder-element = 作为元素
builder-element-text = 适合可以使用本站脚本的网页。
builder-frame = 作为框架
builder-frame-text = 适合不能使用本站脚本的网页。脚本会调整框架的高度；没有脚本时，高度为您所写的值。
builder-oembed = 用于支持 oEmbed 的系统
builder-oembed-text = 将此内容保存在您的网页旁，并从网页链接到它：`<link rel="alternate" type="application/json+oembed" href="…">`
builder-copy = 复制
builder-copied = 已复制。
builder-not-copied = 此浏览器不允许网页复制，请选中代码后手动复制。
builder-read = 在本站阅读
