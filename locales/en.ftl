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

# Between the thousands of a number.
thousands = ,

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
#   $year (Year)
year = { $year }

# Variables:
#   $year (Year) - counted from 1, without a year 0
year-bc = { $year } BC

# Variables:
#   $year (Year) - from 1 to 99, on a scale, where the number alone would not look like a year
year-ad = AD { $year }

# Before a date that is only estimated.
# Variables:
#   $date (String) - such as 1090, or a span such as 1936–1938
circa = c. { $date }

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

# Cities of the IANA time zone database whose names this language writes in another way, as `Name=name`.
cities = Calcutta=Kolkata;Katmandu=Kathmandu;Kiev=Kyiv;Rangoon=Yangon;Saigon=Ho Chi Minh City

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

# A span within one year.
# Variables:
#   $first (String) - one of `months`
#   $last (String) - one of `months`
#   $year (String) - as in `year` or `year-bc`
span-months = { $first }–{ $last } { $year }

# Variables:
#   $first (Year)
#   $last (Year)
span-years = { $first }–{ $last }

## Everywhere

# The first link of each page, for people who use the keyboard.
skip = Skip to content
# The name of the main navigation, for screen readers.
navigation = Main
# The button that opens the navigation on a small screen.
menu = Menu
# The name of the links at the foot of the page, for screen readers.
footer = Footer
back-to-top = Back to top
# The name of the links to the pages above an article, for screen readers.
breadcrumb = You are here
front = Front page
latest = Latest articles
timeline = Timeline
timeline-of-all = All events, in date order
about = About
# The page with the problems and numbers of the dataset.
editor = For the editor
archive = Archive
sections = Sections
authors = Authors
articles-title = Articles
# Above the link to the article before.
older = Previous article
# Above the link to the article after.
newer = Next article
neighbours = Previous and next articles
published = Published
modified = Updated
source = Source
# Before the names of authors.
by = By
tags = Topics
related = More on this
gallery = Pictures
attachments = Attachments
# Above links to a map.
places = Places
updates = Corrections and updates
external = Read the original
untitled = Untitled
loading = Loading…
retry = Try again
to-front = Back to front page
no-articles = There are no articles yet.
no-activities = There are no events yet.
no-text = This article has no text.
# In place of a text that is protected by a password. A link to the source follows.
locked = This article is protected by a password. You can read it at its source:
not-found = Page not found
not-found-text = This page doesn’t exist. It may have moved, or the link may be incomplete.
failed = We can’t load the news right now
part-missing = This page didn’t load
part-missing-text = Part of this page didn’t load. Check your connection and try again.
# What to do if the network is at fault.
failure-connection = Check your connection and try again.
# What to do if a server is at fault.
failure-later = The site has a problem at the moment. Please try again later.
# What to do if the dataset or the settings are at fault.
failure-site = This site has a problem. If it lasts, please tell the people who run it.
failure-link = The link that you followed asks for news that this site doesn’t show.
# Opens the error in English, for the people who run the site.
technical-details = Technical details
# Above a page that comes from a copy, because the dataset could not be loaded. The reason follows.
instead = You’re reading the copy that came with this site.
# Above a page of an edition of several sources, one of which could not be loaded. The reason follows.
incomplete = Some of the news is missing or out of date.
# Variables:
#   $date (String) - when the copy was made
copy-made = You’re reading a saved copy from { $date }.
subscribe = Subscribe to the feed
# The heading of the notices on what the loader repaired or left out.
notices = Notices
no-notices = No problems found.
contents = In this article
# Variables:
#   $part (String) - the heading of the part
copy-link-to = Copy link to this section: { $part }
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
recent = Latest events
all-activities = Full timeline
# Variables:
#   $count (Number) - how many activities the timeline has
all-activities-count = Full timeline ({ $count ->
        [one] { $count } event
       *[other] { $count } events
    })
more = More
# Variables:
#   $count (Number) - how many more topics there are
more-tags = More (+{ $count })
undated = Undated
ways-on = Latest articles
# Above articles whose addresses are like the one that was not found.
did-you-mean = Did you mean one of these?
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
play-video = Play video
play-audio = Play audio
play-page = Show content
# Before a link to the site that has the recording.
watch-on = Watch on
listen-on = Listen on
open-on = Open on
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
        [0] This page has been updated.
        [one] { $count } new article
       *[other] { $count } new articles
    }
# Variables:
#   $count (Number)
activities = { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
# On the card of an article with a timeline.
# Variables:
#   $count (Number)
timeline-of-count = Timeline with { $count ->
        [one] { $count } event
       *[other] { $count } events
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
reason-place = More from { $place }
# Variables:
#   $section (String)
reason-section = More from { $section }
# Variables:
#   $author (String)
reason-author = Also by { $author }
# Variables:
#   $words (String) - words of the article, with `list-comma` between them
reason-words = Also mentions { $words }

## The timeline

# The name of a decade, from the year 10 on.
# Variables:
#   $year (Year) - the first year
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
# In the tip of the overview, where a long stretch without events is folded.
# Variables:
#   $start (String) - the date of the event before
#   $end (String) - the date of the event after
no-events-between = No events from { $start } to { $end }
# In the tip of the overview, below an event.
# Variables:
#   $count (Number) - how many other events are at nearly the same time
more-nearby = and { $count } more nearby
# Variables:
#   $shown (Number) - how many activities are shown
#   $all (Number) - how many activities the timeline has
shown = { $shown } of { $all ->
        [one] { $all } event
       *[other] { $all } events
    }
# Variables:
#   $time (String) - such as 09:30
now-at = Now, { $time }
# In place of the hour, for an activity of a day whose other activities have hours.
no-hour = Time not given
# The buttons that change how the timeline is shown.
views = Show as
# On an article's page, before the links to other views of its timeline.
timeline-as = See the timeline as
view-list = List
view-story = Story
view-plan = Schedule
view-map = Map
# In the story, between the buttons to the previous and the next event.
# Variables:
#   $number (Number) - the position of the event, from 1
#   $count (Number) - how many events there are
story-position = { $number } of { $count }
story-title-page = Beginning
story-begin = Begin
story-previous = Previous
story-next = Next
plan-none = A schedule shows events of a few days that have times and are at several places, or at the same time. These events don’t suit one, so please choose another view.
plan-whole-day = All day, or no set time
plan-no-place = No place given
# Variables:
#   $date (String)
plan-of = Schedule for { $date }
map-none = A map needs events at two or more different positions that are known. Please choose another view.
# Variables:
#   $count (Number)
map-left-out = { $count ->
        [one] { $count } event isn’t on the map.
       *[other] { $count } events aren’t on the map.
    }
map-on-web = OpenStreetMap
map-in-app = Open in a map app
# The letter at the arrow to the north.
map-north = N
search = Search
search-hint = Words, a “phrase in quotes”, or -word to leave a word out
# The buttons and lists around the results of a search.
search-results = Results
# Variables:
#   $count (Number) - how many articles and events were found
results = { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
# Variables:
#   $count (Number) - how many results of very many are shown
results-most = The { $count } best results
results-none = Nothing found
# Variables:
#   $words (String) - words of the query that very many articles have
results-without = Very common words were left out: { $words }
results-partial = Nothing has all these words. These results have some of them.
# Variables:
#   $query (String) - the query as it was corrected
results-corrected = Showing results for “{ $query }”
# Before words that are spelt like those of a search that finds nothing.
results-near = Did you mean
results-more = More results
# In the dialog of the search, the way to the page with all results.
results-all = All results
# Above an article that was opened from the search.
# Variables:
#   $count (Number) - the number of found words on the page
#   $query (String) - what the visitor searched for
marked = { $count ->
    [one] Marked in 1 place: “{ $query }”
   *[other] Marked in { $count } places: “{ $query }”
}
# Variables:
#   $query (String) - what the visitor searched for
marked-none = Nothing to mark for “{ $query }”
marked-remove = Clear highlights
# Variables:
#   $percent (Number) - the share of the articles that can be searched already
results-so-far = { $percent }% of the articles are searched so far
search-kind = Type
kind-articles = Articles
kind-events = Events
kind-article = Article
kind-event = Event
search-year = Year
search-language = Language
search-order = Order
order-best = Best match
search-topics = Topics
filter = Filter
filter-text = Search
filter-section = Section
filter-tag = Topic
filter-place = Place
filter-from = From
filter-to = To
filter-date-hint = A year, month or day, such as 1936, 1936-07 or -500
# Variables:
#   $text (String) - what the visitor wrote
filter-date-wrong = “{ $text }” isn’t a valid date and was ignored.
filter-all = All
# Variables:
#   $title (String) - of the article
filter-article = Showing only: { $title }
filter-reset = Clear filters
filter-none = No events match these filters.
# Variables:
#   $value (String) - of a filter
#   $count (Number) - how many activities match without this filter
filter-without = Remove “{ $value }” ({ $count ->
        [one] { $count } result
       *[other] { $count } results
    })
newest-first = Newest first
oldest-first = Oldest first
own-clock = Show in my time zone
clock-of-places = Show local times
take-away = Download
take-away-calendar = Calendar (.ics)
take-away-table = Table (.csv)
take-away-timeline-js = TimelineJS (.json)
print = Print
on-one-page = Show all on one page
# Variables:
#   $count (Number) - how many activities the calendar leaves out
left-out = { $count ->
        [one] { $count } event without an exact day can’t be put in a calendar.
       *[other] { $count } events without an exact day can’t be put in a calendar.
    }
calendar-of = Save as calendar
# The menu of an event.
# Variables:
#   $title (String) - of the event
actions-for = Actions for { $title }
copy-link = Copy link
# Variables:
#   $title (String) - of the event
copy-link-to-event = Copy link: { $title }
share = Share…
# The heading of the list of keyboard keys.
keys = Keyboard shortcuts
# The keys, as their names are written on a keyboard.
# Items: 9
key-names = ↓ j | ↑ k | Page Down | Page Up | Home, End | → ← | / | + − 0 | ?
# The effects of the keys, in the order of `key-names`.
# Items: 9
key-effects = Next event | Previous event | Forward ten | Back ten | First, last | Next, previous in the story | Filter | Zoom the overview | Show this help
zoom-in = Zoom in
zoom-out = Zoom out
zoom-all = Reset
# Buttons that divide the activities of the overview into rows.
lanes-none = All in one row
lanes-by-section = By section
lanes-by-tag = By topic

## Scripts: why the reader does not start or go on

trouble-start = This page didn’t start. Please reload it.
trouble-slow = This is taking longer than usual. The page is still loading.
trouble-broken = Something went wrong. Please reload the page.
trouble-old = Your browser can’t show this page: it doesn’t have WebAssembly, or it is switched off.
trouble-policy = This site’s security policy blocks its own scripts.
trouble-stale = Part of this site is missing. It may have just been updated: please reload the page in a while.
trouble-kind = This site sent something else in place of its scripts.
trouble-away = This page didn’t load. Check your connection and reload it.
trouble-reload = Reload the page
# Before details for the operator, which are in English.
trouble-operator = For the people who run this site

## Scripts: the page that helps to embed a view. Text between `…` is code.

builder-title = Embed a view
builder-text = Choose what to show, preview it, and copy the code into your own page.
builder-view = View
builder-view-article = An article
builder-view-timeline = A timeline
builder-view-story = A timeline as a story
builder-view-plan = A schedule
builder-view-map = A map
builder-view-related = Related articles
builder-view-search = Search
builder-view-list = A list of articles
builder-view-edition = The whole edition
builder-article = Article
# The option for no article.
builder-none = None
builder-section = Section
builder-tag = Topic
# The option for all sections or all topics.
builder-all = All
builder-limit = Maximum articles
builder-theme = Theme
builder-theme-page = Same as the page
builder-theme-auto = Same as the visitor’s system
builder-theme-light = Light
builder-theme-dark = Dark
builder-links = Links open
builder-links-view = In this view
builder-links-site = On this site
builder-host = Preview on
builder-host-plain = A plain page
builder-host-hostile = A page with conflicting styles
builder-room = Reserved height (px)
builder-integrity = Let browsers verify the script
builder-integrity-text = Adds `integrity`. The next deployment of this site changes the script: browsers then block your view until you copy new lines.
builder-look = Preview
builder-lines = Code to copy
builder-element = As an element
builder-element-text = Best if your page may use a script from this site.
builder-frame = As a frame
builder-frame-text = Use this if it may not. The script sets the frame’s height; without it, the height is the one you write.
builder-oembed = For systems that read oEmbed
builder-oembed-text = Save this next to your page and link to it from there: `<link rel="alternate" type="application/json+oembed" href="…">`
builder-copy = Copy
builder-copied = Copied.
builder-not-copied = Your browser doesn’t allow copying. Please select the code and copy it.
# In the lines to copy: the link that is visible until the view has loaded.
builder-read = Read on our site
