### The texts of Gazette's interface, in English.
###
### English is the reference. The other languages have the same keys, and their texts have the placeholders that this
### file declares. CONTRIBUTING.md, "A new language", says how to add a language.

## The language itself

# The tag for `lang` attributes (RFC 5646).
-language-tag = en

# The plural rules, as Unicode's CLDR writes them. A number that follows no rule is `other`.
-plural-one = i = 1 and v = 0

# The rules for ordinal numbers: 1st, 2nd, 3rd.
-ordinal-one = n % 10 = 1 and n % 100 != 11
-ordinal-two = n % 10 = 2 and n % 100 != 12
-ordinal-few = n % 10 = 3 and n % 100 != 13

## Punctuation

# Between two items on one line.
list-comma = ,{ " " }

# Between a label and its value.
colon = :{ " " }

# The title of the browser's window.
# Variables:
#   $page (String) - the title of the page
#   $site (String) - the name of the edition
window-title = { $page } – { $site }

## Dates

# The months without a day, for example on a scale or above the articles of a month.
# Items: 12
months = January | February | March | April | May | June | July | August | September | October | November | December

# The months after a day. Some languages inflect them there.
# Items: 12
months-of-days = January | February | March | April | May | June | July | August | September | October | November | December

# Variables:
#   $year (Large number)
year = { $year }

# Variables:
#   $year (Large number) - counted from 1, without a year 0
year-bc = { $year } BC

# Variables:
#   $month (String) - one of `months`
#   $year (String) - as in `year` or `year-bc`
date-month = { $month } { $year }

# Variables:
#   $day (Number)
#   $month (String) - one of `months-of-days`
date-day = { $day } { $month }

# Variables:
#   $day (Number)
#   $month (String) - one of `months-of-days`
#   $year (String) - as in `year` or `year-bc`
date-full = { $day } { $month } { $year }

# Variables:
#   $date (String)
#   $time (String) - such as 09:30
date-and-time = { $date }, { $time }

# The clock that a time is given in.
# Variables:
#   $offset (String) - such as UTC+8
#   $city (String) - such as Shanghai
clock = { $offset }, { $city }

# A span from one date or time to another.
# Variables:
#   $start (String)
#   $end (String)
span = { $start } – { $end }

# A span within one day.
# Variables:
#   $start (String) - a time, or a date and a time
#   $end (String) - a time
span-times = { $start }–{ $end }

# A span within one month.
# Variables:
#   $first (Number) - the first day
#   $last (Number) - the last day
#   $month (String) - one of `months-of-days`
#   $year (String) - as in `year` or `year-bc`
span-days = { $first }–{ $last } { $month } { $year }

# Variables:
#   $first (Large number)
#   $last (Large number)
span-years = { $first }–{ $last }

## Everywhere

# The first link of each page, for people who use the keyboard.
skip = Skip to the content
# The name of the main navigation, for screen readers.
navigation = Main
front = Front page
latest = Latest articles
timeline = Timeline
timeline-of-all = Everything that was done, in order of time
about = About this edition
archive = Archive
sections = Sections
articles-title = Articles
# Above the link to the article before.
older = Earlier
# Above the link to the article after.
newer = Later
neighbours = Earlier and later articles
published = Published
modified = Updated
source = Source
# Before the names of authors.
by = By
tags = Topics
related = Related news
gallery = Pictures
attachments = Attachments
updates = Corrections and additions
external = The page that this is about
untitled = Untitled
loading = Loading…
retry = Try again
to-front = Go to the front page
no-articles = There are no articles in this edition yet.
no-activities = No activities are recorded in this edition yet.
no-text = This article has no text.
# In place of a text that is protected by a password. A link to the source follows.
locked = This article is protected by a password. You can read it at its source:
not-found = Page not found
not-found-text = There is nothing at this address. It may have moved, or the link was cut off.
failed = The edition could not be loaded
part-missing = This page could not be loaded
part-missing-text = The part of the site that shows it did not arrive. Check your connection and try again, or reload the page.
# Above a page that comes from a copy, because the dataset could not be loaded. The reason follows.
instead = You are reading the copy that came with this site.
# Variables:
#   $date (String) - when the copy was made
copy-made = You are reading a copy that was made on { $date }.
subscribe = Subscribe to the feed
# The heading of the notices on what the loader repaired or left out.
notices = Notices
no-notices = The dataset was read without a remark.
contents = In this article
# Variables:
#   $part (String) - the heading of the part
copy-link-to = Link to this part: { $part }
copied = Link copied
# On the button of a picture without a description.
# Variables:
#   $number (Number) - which of the article's pictures it is
enlarge-nth = Enlarge { $number }
# Variables:
#   $picture (String) - the description of the picture
enlarge = Enlarge: { $picture }
# The button that shows the picture before.
previous = Previous
# The button that shows the picture after.
next = Next
close = Close
# The button that goes back, in a view on another site's page.
back = Back
upcoming = Coming up
recent = Most recent activities
all-activities = The whole timeline
# Variables:
#   $count (Number) - how many activities the timeline has
all-activities-count = The whole timeline ({ $count ->
        [one] { $count } activity
       *[other] { $count } activities
    })
all-articles = All articles
more = More
# Variables:
#   $count (Number) - how many more topics there are
more-tags = More (+{ $count })
undated = Undated
ways-on = Perhaps you were looking for one of these
table = Table
code = Code
# Variables:
#   $language (String) - a language of programming
code-in = Code ({ $language })
# The button that shows new articles.
show = Show
older-articles = Load older articles
# The name of the navigation between the pages of a list, for screen readers.
pages = Pages
previous-page = Previous page
next-page = Next page
# The button that loads a recording or a frame of another site.
play = Play
# Before a link to the site that has the recording.
page-of = At
# For screen readers, after a link that leaves the site.
leaves = Leads to another site
# Variables:
#   $page (Number)
#   $count (Number) - how many pages the list has
page-position = Page { $page } of { $count }
# Variables:
#   $page (Number)
#   $title (String) - the title of the list
page-of-list = Page { $page }: { $title }
# Variables:
#   $count (Number) - how many articles are new; 0 if only other articles have changed
news = { $count ->
        [0] This edition has changed.
        [one] { $count } new article
       *[other] { $count } new articles
    }
# Variables:
#   $count (Number)
activities = { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
# Variables:
#   $count (Number)
articles = { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# How long an article takes to read.
# Variables:
#   $count (Number) - how many minutes
minutes = { $count } min read

## Why a related link is there

pinned = Chosen by the editor
similar = Similar in content
# Variables:
#   $tags (String) - topics, with `list-comma` between them
reason-tags = Also about { $tags }
# Variables:
#   $place (String)
reason-place = Also in { $place }
# Variables:
#   $section (String)
reason-section = More from { $section }
# Variables:
#   $author (String)
reason-author = Also by { $author }
# Variables:
#   $words (String) - words of the article, with `list-comma` between them
reason-words = Also mentions { $words }

## What went wrong when an edition was to be loaded

# Variables:
#   $error (String) - in English
failure-settings = The settings in index.html cannot be read: { $error }. Whoever runs this site can correct them there.
failure-no-base = This page has no address of its own, so that the dataset cannot be found from it. Open it over http or https.
failure-forbidden = The link that you followed asks for another dataset, which this site does not load.
# Variables:
#   $address (String) - of the dataset
failure-unreachable = The dataset at { $address } cannot be reached. Check your connection, then try again.
# Variables:
#   $address (String) - of the dataset
failure-blocked = The server of { $address } answers, but does not allow this page to read the dataset. Whoever runs it can allow it with the header Access-Control-Allow-Origin (CORS).
# Variables:
#   $address (String) - of the dataset
failure-not-there = There is no dataset at { $address }.
# Variables:
#   $address (String) - of the dataset
#   $status (Number) - the HTTP status, such as 503
failure-status = The server of { $address } answered with an error (status { $status }). Try again later.
# Variables:
#   $address (String) - of the dataset
failure-timed-out = The server of { $address } took too long to answer. Try again later.
# Variables:
#   $address (String) - of the dataset
#   $limit (Number) - at most this many bytes are read
failure-too-large = The dataset at { $address } is larger than the { $limit } bytes that are read here. Whoever runs this site can change that, or part the dataset into pages.
# Variables:
#   $address (String) - of the dataset
failure-broken-off = The connection broke off while { $address } was being read. Try again.
# Variables:
#   $count (Number) - how many items there are
#   $address (String) - of the dataset
#   $reason (String) - in English
failure-nothing-read = None of the { $count } items at { $address } can be shown. The reason for the first: { $reason }.
# Variables:
#   $address (String) - of the dataset
failure-empty = The file at { $address } is empty.
# Variables:
#   $address (String) - of the dataset
#   $method (String) - such as gzip
failure-compressed = The file at { $address } is packed with { $method }, and its server does not say so. Whoever runs it can add the header Content-Encoding, or put the file there unpacked.
# Variables:
#   $address (String) - of the dataset
failure-web-page = At { $address } there is a web page, not a dataset. The address may be wrong, or the server shows an error there.
# Variables:
#   $address (String) - of the dataset
#   $title (String) - of the page
failure-web-page-titled = At { $address } there is a web page (“{ $title }”), not a dataset. The address may be wrong, or the server shows an error there.
# Variables:
#   $address (String) - of the dataset
failure-login-page = At { $address } there is a page to log in, not a dataset. A dataset must be open to all.
# Variables:
#   $address (String) - of the dataset
#   $title (String) - of the page
failure-login-page-titled = At { $address } there is a page to log in (“{ $title }”), not a dataset. A dataset must be open to all.
# Variables:
#   $address (String) - of the dataset
#   $message (String) - what the server says
#   $code (String) - the server's name for the error
failure-refused = The server of { $address } sends no dataset but a message: “{ $message }” ({ $code }).
# Variables:
#   $address (String) - of the dataset
#   $line (Number)
#   $column (Number)
failure-cut-off = The file at { $address } is cut off: it ends at line { $line }, column { $column }. Try again; if that does not help, it was not copied to its server completely.
# Variables:
#   $address (String) - of the dataset
#   $reason (String) - in English
#   $line (Number)
#   $column (Number)
failure-not-json = The file at { $address } is not valid JSON: { $reason } at line { $line }, column { $column }.
# Variables:
#   $address (String) - of the dataset
failure-other-format = The dataset at { $address } is in another format, and the part of this site that reads it could not be loaded. Please reload the page.
# Variables:
#   $address (String) - of the dataset
#   $kind (String) - one of the texts that begin with `unread-`
failure-unread = The file at { $address } is { $kind }. This site does not read such files yet: it reads JSON Feed, iCalendar, TimelineJS, WordPress’s posts and other JSON.
unread-rss = an RSS feed
unread-atom = an Atom feed
unread-word-press-export = an export of WordPress (WXR)
unread-xml = an XML file
unread-excel = an Excel file
unread-archive = a ZIP archive
unread-pdf = a PDF file
unread-picture = a picture
unread-table = a table (CSV)
unread-yaml = a YAML file
unread-markdown = a Markdown file
unread-text = a plain text
# Variables:
#   $address (String) - of the dataset
#   $found (String) - in English
failure-not-dataset = The file at { $address } is JSON, but no dataset: expected a JSON Feed with `items`, or another format that is read here, found { $found }.

## The timeline

# The name of a decade, from the year 10 on.
# Variables:
#   $year (Large number) - the first year
decade = { $year }s
# Variables:
#   $number (Large number, optional)
#   $roman (String, optional) - the same in Roman numerals, which a language may write alone
century = { NUMBER($number, type: "ordinal") ->
        [one] { $number }st century
        [two] { $number }nd century
        [few] { $number }rd century
       *[other] { $number }th century
    }
# Variables:
#   $number (Large number, optional)
#   $roman (String, optional) - the same in Roman numerals, which a language may write alone
century-bc = { NUMBER($number, type: "ordinal") ->
        [one] { $number }st century BC
        [two] { $number }nd century BC
        [few] { $number }rd century BC
       *[other] { $number }th century BC
    }
# The time between two groups of activities, if the earliest group comes first.
# Variables:
#   $count (Large number)
years-later = { $count ->
        [one] { $count } year later
       *[other] { $count } years later
    }
# Variables:
#   $count (Large number)
months-later = { $count ->
        [one] { $count } month later
       *[other] { $count } months later
    }
# Variables:
#   $count (Large number)
days-later = { $count ->
        [one] { $count } day later
       *[other] { $count } days later
    }
# Variables:
#   $count (Large number)
hours-later = { $count ->
        [one] { $count } hour later
       *[other] { $count } hours later
    }
# The time between two groups of activities, if the latest group comes first.
# Variables:
#   $count (Large number)
years-earlier = { $count ->
        [one] { $count } year earlier
       *[other] { $count } years earlier
    }
# Variables:
#   $count (Large number)
months-earlier = { $count ->
        [one] { $count } month earlier
       *[other] { $count } months earlier
    }
# Variables:
#   $count (Large number)
days-earlier = { $count ->
        [one] { $count } day earlier
       *[other] { $count } days earlier
    }
# Variables:
#   $count (Large number)
hours-earlier = { $count ->
        [one] { $count } hour earlier
       *[other] { $count } hours earlier
    }
# Variables:
#   $shown (Number) - how many activities are shown
#   $all (Number) - how many activities the timeline has
shown = { $shown } of { $all ->
        [one] { $all } activity
       *[other] { $all } activities
    }
# Variables:
#   $time (String) - such as 09:30
now-at = Now, { $time }
# After the name of a group of activities that continues here.
continued = (continued)
filter = Narrow the timeline
filter-text = Words
filter-section = Section
filter-tag = Topic
filter-place = Place
filter-from = From
filter-to = To
filter-date-hint = A year, month or day, such as 1936, 1936-07 or -500
# Variables:
#   $text (String) - what the visitor wrote
filter-date-wrong = “{ $text }” is no year, month or day, and was passed over.
filter-all = All
# The label of this filter in `filter-without`.
filter-article-label = Only of the article
# Variables:
#   $title (String) - of the article
filter-article = Only of the article: { $title }
filter-reset = Show everything
filter-none = No activity fits all of this.
# Variables:
#   $label (String) - such as `filter-tag`
#   $value (String)
#   $count (Number) - how many activities match without this filter
filter-without = Without { $label } “{ $value }”: { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
newest-first = Newest first
oldest-first = Oldest first
own-clock = Times on my clock
clock-of-places = Times of the places
take-away = Take it away
take-away-calendar = Calendar (.ics)
take-away-table = Table (.csv)
take-away-timeline-js = TimelineJS (.json)
print = Print
on-one-page = Put everything on one page
# Variables:
#   $count (Number) - how many activities the calendar leaves out
left-out = { $count ->
        [one] { $count } activity known by the month or year alone cannot stand in a calendar.
       *[other] { $count } activities known by the month or year alone cannot stand in a calendar.
    }
calendar-of = Save as calendar
# The heading of the list of keyboard keys.
keys = Keys
# The keys, as their names are written on a keyboard.
# Items: 8
key-names = ↓ j | ↑ k | Page Down | Page Up | Home, End | / | + − 0 | ?
# The effects of the keys, in the order of `key-names`.
# Items: 8
key-effects = Next activity | Previous activity | Ten further | Ten back | First, last | Narrow the timeline | Zoom the overview | This list
zoom-in = Zoom in
zoom-out = Zoom out
zoom-all = Show all
# How the overview divides activities into rows.
lanes-none = No lanes
lanes-by-section = Lanes by section
lanes-by-tag = Lanes by topic

## Scripts: why the reader does not start or go on

trouble-start = The reader could not be started. Please reload the page.
trouble-slow = This takes longer than usual. The page is still loading.
trouble-broken = Something went wrong, and the reader cannot go on. Please reload the page.
trouble-old = Your browser cannot show this page: it has no WebAssembly, or that is switched off.
trouble-policy = This site does not let its own reader run.
trouble-stale = The reader was not found. Perhaps this site has just been renewed: please reload the page in a while.
trouble-kind = This site sent something else in the place of its reader.
trouble-away = The reader could not be loaded. Please see whether you are online, and reload the page.
trouble-reload = Reload the page
# Before details for the operator, which are in English.
trouble-operator = For whoever runs this site

## Scripts: the page that helps to embed a view. Text between `…` is code.

builder-title = Embed a view
builder-text = Choose what to show, see it, and copy the lines into your own page.
builder-view = View
builder-view-article = An article
builder-view-timeline = A timeline
builder-view-related = Related links of an article
builder-view-list = A list of articles
builder-view-edition = The whole edition
builder-article = Article
# The option for no article.
builder-none = None
builder-section = Section
builder-tag = Topic
# The option for all sections or all topics.
builder-all = All
builder-limit = Articles, at most
builder-theme = Theme
builder-theme-page = As the page around it
builder-theme-auto = As the visitor’s system
builder-theme-light = Light
builder-theme-dark = Dark
builder-links = Links lead
builder-links-view = On in the view
builder-links-site = To this site
builder-host = Shown on
builder-host-plain = A plain page
builder-host-hostile = A page with hostile styles
builder-room = Room kept, in pixels
builder-integrity = Let browsers check the script
builder-integrity-text = Adds `integrity`. The next deployment of this site changes the script: browsers then block your view until you copy new lines.
builder-look = How it looks
builder-lines = Lines to copy
builder-element = As an element
builder-element-text = Best where your page may use a script of this site.
builder-frame = As a frame
builder-frame-text = Where it may not. The script gives the frame its height; without it, the height is the one you write.
builder-oembed = For systems that read oEmbed
builder-oembed-text = Save this beside your page, and name it there: `<link rel="alternate" type="application/json+oembed" href="…">`
builder-copy = Copy
builder-copied = Copied.
builder-not-copied = This browser does not let pages copy; please mark and copy the lines.
# In the lines to copy: the link that is visible until the view has loaded.
builder-read = Read on our site
