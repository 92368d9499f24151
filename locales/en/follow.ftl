### Following: what a supporter gets announcements about, and where they live.

follow-offer = Would you like news of the campaign, such as forums and results? To send it, the bot must know your account. It keeps that apart from your signature.
follow-started = You will get news of the campaign.
follow-stopped = You will get no more news. If you have signed, your signature stays.
follow-in-servers = On Discord, announcements appear in the servers’ channels. If you would like them in a private chat, connect your Telegram account: /connect
follow-in-servers-only = On Discord, announcements appear in the servers’ channels.
button-follow = Follow news
button-unfollow = Stop following
button-follow-choose = Choose topics

# The list of topics, with a button for each.
follow-title = What you follow
follow-how = You follow what has ✓. Press to turn it on or off.
follow-nothing = You follow nothing yet. Press what you would like to get.
follow-privacy = The running bot can read who follows what and where to send it. Someone who steals only the database can't. Following is kept apart from signing.
button-topic-on = ✓ { $topic }
topic-news = News of the campaign
topic-petition = Petition: { $title }
topic-forum = Forum: { $title }
not-public = (not public now)
topic-surveys = Surveys and appeals near me

# Where a follower lives: country, region or city, time zone.
home-why = Your answer brings you surveys and appeals for your place. Messages that can wait will not come at night. The bot can read your answer.
home-region = Which state or province do you live in? Type its name, or press Skip. Where there is none, type your city.
home-region-refused = Please type only the name of your state, province or city, for example: California. Or press Skip.
home-zone = What time is it where you live? Press a city that has the same time, or press Skip.
home-zone-unknown = I don't know that city. Please press one of the cities below, or press Skip.
home-kept = I have noted where you live.
home-removed = I have forgotten where you live.
home-removed-surveys = I have forgotten where you live. You get no more surveys and appeals.
home-lives = You live in: { $place }
home-zone-is = Your time zone: { $zone }
button-home = Where I live
button-home-remove = Forget where I live

# Cities that stand for the time zones of countries with several. What else people type who live there is in
# regions.ftl; here are only cities whose region has two time zones.
zone-america-los-angeles = Los Angeles
zone-america-phoenix = Phoenix
zone-america-denver = Denver
    .places = Boise
zone-america-chicago = Chicago
    .places = Nashville, Memphis
zone-america-new-york = New York
zone-america-anchorage = Anchorage
zone-pacific-honolulu = Honolulu
zone-america-vancouver = Vancouver
zone-america-edmonton = Calgary
zone-america-winnipeg = Winnipeg
zone-america-toronto = Toronto
zone-america-halifax = Halifax
zone-australia-sydney = Sydney
zone-australia-brisbane = Brisbane
zone-australia-adelaide = Adelaide
zone-australia-darwin = Darwin
zone-australia-perth = Perth

# A follower wrote “stop”.
stop-news-ask = Stop all news? If you have signed, your signature stays.
button-stop-news = Stop all news
button-keep-news = Keep getting news
stop-news-none = You get no news from this bot, so there is nothing to stop.
