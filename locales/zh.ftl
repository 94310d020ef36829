### Gazette 界面文字，简体中文。

## The language itself

-language-tag = zh-Hans

## Punctuation

list-comma = 、
colon = :{ " " }
window-title = { $page } – { $site }

## Dates

months = 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月
months-of-days = 1月 | 2月 | 3月 | 4月 | 5月 | 6月 | 7月 | 8月 | 9月 | 10月 | 11月 | 12月
year = { $year }年
year-bc = 公元前{ $year }年
date-month = { $year }{ $month }
date-day = { $month }{ $day }日
date-full = { $year }{ $month }{ $day }日
date-and-time = { $date } { $time }
clock = { $offset }, { $city }
span = { $start } – { $end }
span-times = { $start }–{ $end }
span-days = { $year }{ $month }{ $first }日 – { $year }{ $month }{ $last }日
span-years = { $first }–{ $last }年

## Everywhere

skip = 跳至正文
navigation = 主导航
front = 首页
latest = 最新文章
timeline = 时间线
timeline-of-all = 全部活动，按时间排列
about = 关于本刊
archive = 往期
sections = 栏目
articles-title = 文章
older = 上一篇
newer = 下一篇
neighbours = 上一篇与下一篇
published = 发布于
modified = 更新于
source = 来源
by = 作者
tags = 主题
related = 相关新闻
gallery = 图片
attachments = 附件
updates = 更正与补充
external = 本文所述的页面
untitled = 无标题
loading = 正在加载……
retry = 重试
to-front = 返回首页
no-articles = 本刊尚无文章。
no-activities = 本刊尚未记录任何活动。
no-text = 本文没有正文。
locked = 本文受密码保护，请在原页面阅读：
not-found = 找不到页面
not-found-text = 此地址没有内容。页面可能已移动，或链接不完整。
failed = 无法加载本刊
part-missing = 无法加载此页面
part-missing-text = 本站显示此页面的部分未能加载。请检查网络连接后重试，或重新加载页面。
instead = 您正在阅读本站自带的副本。
copy-made = 您正在阅读 { $date }保存的副本。
subscribe = 订阅
notices = 提示
no-notices = 数据集读取顺利，没有任何提示。
contents = 本文目录
copy-link-to = 本节链接: { $part }
copied = 链接已复制
enlarge-nth = 放大 { $number }
enlarge = 放大: { $picture }
previous = 上一张
next = 下一张
close = 关闭
back = 返回
upcoming = 即将举行
recent = 最近的活动
all-activities = 完整时间线
all-activities-count = 完整时间线 ({ $count } 项活动)
all-articles = 全部文章
more = 更多
more-tags = 更多 (+{ $count })
undated = 未注明日期
ways-on = 您要找的也许是
table = 表格
code = 代码
code-in = 代码 ({ $language })
show = 显示
older-articles = 加载更早的文章
pages = 分页
previous-page = 上一页
next-page = 下一页
play = 播放
page-of = 见
leaves = 前往其他网站
page-position = 第 { $page } 页，共 { $count } 页
page-of-list = 第 { $page } 页：{ $title }
news = { $count ->
        [0] 本刊有更新。
       *[other] { $count } 篇新文章
    }
activities = { $count } 项活动
articles = { $count } 篇文章
minutes = 阅读约 { $count } 分钟

## Why a related link is there

pinned = 编辑推荐
similar = 内容相近
reason-tags = 同主题：{ $tags }
reason-place = 同地点：{ $place }
reason-section = 同栏目：{ $section }
reason-author = 同作者：{ $author }
reason-words = 同样提到：{ $words }

## What went wrong when an edition was to be loaded

failure-settings = 无法读取 index.html 中的设置：{ $error }。请网站管理员在该处更正。
failure-no-base = 此页面没有自己的地址，因此无法找到数据集。请通过 http 或 https 打开。
failure-forbidden = 您打开的链接要求加载另一个数据集，本站不予加载。
failure-unreachable = 无法连接到 { $address } 的数据集。请检查网络后重试。
failure-blocked = { $address } 的服务器有响应，但不允许本页读取数据集。其管理员可通过响应头 Access-Control-Allow-Origin（CORS）予以允许。
failure-not-there = { $address } 处没有数据集。
failure-status = { $address } 的服务器返回错误（状态码 { $status }）。请稍后重试。
failure-timed-out = { $address } 的服务器响应超时。请稍后重试。
failure-too-large = { $address } 的数据集超过此处读取的上限 { $limit } 字节。网站管理员可更改上限，或将数据集分页。
failure-broken-off = 读取 { $address } 时连接中断。请重试。
failure-nothing-read = { $address } 的 { $count } 条内容均无法显示。第一条的原因：{ $reason }。
failure-empty = { $address } 处的文件是空的。
failure-compressed = { $address } 处的文件经 { $method } 压缩，而服务器没有说明。服务器管理员可添加 Content-Encoding 标头，或放置未压缩的文件。
failure-web-page = { $address } 处是网页而不是数据集。地址可能有误，或服务器在该处显示错误页。
failure-web-page-titled = { $address } 处是网页（“{ $title }”）而不是数据集。地址可能有误，或服务器在该处显示错误页。
failure-login-page = { $address } 处是登录页而不是数据集。数据集必须公开。
failure-login-page-titled = { $address } 处是登录页（“{ $title }”）而不是数据集。数据集必须公开。
failure-refused = { $address } 的服务器没有返回数据集，而是一条消息：“{ $message }”（{ $code }）。
failure-cut-off = { $address } 处的文件不完整：在第 { $line } 行第 { $column } 列中断。请重试；若无效，则文件未完整上传。
failure-not-json = { $address } 处的文件不是有效的 JSON：第 { $line } 行第 { $column } 列，{ $reason }。
failure-other-format = { $address } 的数据集采用其他格式，而本站读取它的部分未能加载。请重新加载页面。
failure-unread = { $address } 处的文件是{ $kind }，本站尚不支持。目前支持 JSON Feed、iCalendar、TimelineJS、WordPress 文章及其他 JSON。
unread-rss = { " " }RSS 订阅源
unread-atom = { " " }Atom 订阅源
unread-word-press-export = { " " }WordPress 导出文件（WXR）
unread-xml = { " " }XML 文件
unread-excel = { " " }Excel 文件
unread-archive = { " " }ZIP 压缩包
unread-pdf = { " " }PDF 文件
unread-picture = 图片
unread-table = 表格（CSV）
unread-yaml = { " " }YAML 文件
unread-markdown = { " " }Markdown 文件
unread-text = 纯文本
failure-not-dataset = { $address } 处的文件是 JSON，但不是数据集：应为含有 `items` 的 JSON Feed 或其他支持的格式，实为 { $found }。

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
shown = { $all } 项活动 中的 { $shown } 项
now-at = 现在, { $time }
continued = (续)
filter = 筛选时间线
filter-text = 文字
filter-section = 栏目
filter-tag = 主题
filter-place = 地点
filter-from = 自
filter-to = 至
filter-date-hint = 年、月或日，例如 1936、1936-07 或 -500
filter-date-wrong = “{ $text }” 不是年、月或日，已忽略。
filter-all = 全部
filter-article-label = 仅此文章
filter-article = 仅此文章: { $title }
filter-reset = 显示全部
filter-none = 没有符合全部条件的活动。
filter-without = 不限 { $label } “{ $value }”: { $count } 项活动
newest-first = 最新在前
oldest-first = 最早在前
own-clock = 以我的时区显示
clock-of-places = 以当地时间显示
take-away = 导出
take-away-calendar = 日历（.ics）
take-away-table = 表格（.csv）
take-away-timeline-js = TimelineJS（.json）
print = 打印
on-one-page = 全部显示在一页
left-out = { $count } 项活动只知年月，无法写入日历。
calendar-of = 存为日历
keys = 按键
key-names = ↓ j | ↑ k | Page Down | Page Up | Home, End | / | + − 0 | ?
key-effects = 下一项活动 | 上一项活动 | 后移十项 | 前移十项 | 首项、末项 | 筛选时间线 | 缩放概览 | 此列表
zoom-in = 放大
zoom-out = 缩小
zoom-all = 显示全部
lanes-none = 不分行
lanes-by-section = 按栏目分行
lanes-by-tag = 按主题分行

## Scripts: why the reader does not start or go on

trouble-start = 阅读器未能启动。请重新加载页面。
trouble-slow = 加载时间比平时长，页面仍在加载中。
trouble-broken = 出现问题，阅读器无法继续。请重新加载页面。
trouble-old = 您的浏览器无法显示此页面：没有 WebAssembly 或已停用。
trouble-policy = 本站的策略不允许其阅读器运行。
trouble-stale = 未找到阅读器。网站可能刚刚更新，请稍后重新加载页面。
trouble-kind = 本站返回的内容不是阅读器。
trouble-away = 阅读器未能加载。请检查网络连接，然后重新加载页面。
trouble-reload = 重新加载页面
trouble-operator = 致网站管理员

## Scripts: the page that helps to embed a view. What stands between `…` is code.

builder-title = 嵌入视图
builder-text = 选择要显示的内容，查看效果，然后将代码复制到您自己的网页中。
builder-view = 视图
builder-view-article = 一篇文章
builder-view-timeline = 时间线
builder-view-related = 文章的相关链接
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
builder-host = 预览于
builder-host-plain = 普通网页
builder-host-hostile = 样式冲突的网页
builder-room = 预留高度（像素）
builder-integrity = 让浏览器校验脚本
builder-integrity-text = 添加 `integrity`。本站下次部署会更改脚本，届时浏览器会拦截您的视图，直到您复制新的代码。
builder-look = 显示效果
builder-lines = 要复制的代码
builder-element = 作为元素
builder-element-text = 适合可以使用本站脚本的网页。
builder-frame = 作为框架
builder-frame-text = 适合不能使用本站脚本的网页。脚本会调整框架的高度；没有脚本时，高度为您所写的值。
builder-oembed = 用于支持 oEmbed 的系统
builder-oembed-text = 将此内容保存在您的网页旁，并在网页中写明：`<link rel="alternate" type="application/json+oembed" href="…">`
builder-copy = 复制
builder-copied = 已复制。
builder-not-copied = 此浏览器不允许网页复制，请选中代码后手动复制。
builder-read = 在本站阅读
