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
topic-surveys = Surveys and appeals near me

# Where a follower lives: country, region or city, time zone.
home-why = Your answer brings you surveys and appeals for your place. Messages that can wait will not come at night. The bot can read your answer.
home-region = Which state or province do you live in? Type its name, or press Skip. Where there is none, type your city.
home-region-refused = A place has 2 to 80 letters, for example: California. Please type it again, or press Skip.
home-zone = What time is it where you live? Press a city that has the same time, or press Skip.
home-zone-unknown = I don't know that city. Please press one of the cities below, or press Skip.
home-kept = I have noted where you live.
home-removed = I have forgotten where you live.
home-removed-surveys = I have forgotten where you live. You get no more surveys and appeals.
home-lives = You live in: { $place }
home-zone-is = Your time zone: { $zone }
button-home = Where I live
button-home-remove = Forget where I live

# Cities that stand for the time zones of countries with several, and what people type who live in that
# zone: places where many Cambodians live come first. Spaces, capitals and accents make no difference.
zone-america-los-angeles = Los Angeles
    .places = Long Beach, California, CA, Stockton, Fresno, Modesto, Santa Ana, San Diego, San Jose, San Francisco, Oakland, Sacramento, Seattle, Tacoma, Washington State, State of Washington, WA, Lakewood, Everett, Spokane, Oregon, Nevada, Las Vegas
zone-america-phoenix = Phoenix
    .places = Arizona, AZ, Mesa, Tucson, Chandler
zone-america-denver = Denver
    .places = Colorado, Salt Lake City, Utah, UT, Aurora Colorado, New Mexico, Albuquerque, Boise
zone-america-chicago = Chicago
    .places = Illinois, IL, Minnesota, MN, Rochester Minnesota, St. Paul, Saint Paul, Minneapolis, Texas, TX, Dallas, Houston, Fort Worth, Austin, San Antonio, Wisconsin, WI, Milwaukee, Iowa, Missouri, Oklahoma, Arkansas, Louisiana, New Orleans, Alabama, Mississippi, Nashville, Memphis
zone-america-new-york = New York
    .places = Lowell, Massachusetts, MA, Lynn, Fall River, Revere, Boston, Philadelphia, Pennsylvania, PA, Providence, Rhode Island, RI, Connecticut, CT, Danbury, Bronx, Brooklyn, New Jersey, NJ, Maryland, MD, Silver Spring, Virginia, VA, Washington D.C., Washington DC, North Carolina, NC, South Carolina, SC, Greensboro, Charlotte, Georgia, GA, Atlanta, Jacksonville, Maine, Portland Maine, New Hampshire, NH, Ohio, OH, Columbus, Michigan, Detroit, Miami, Orlando, Tampa
zone-america-anchorage = Anchorage
    .places = Alaska, AK
zone-pacific-honolulu = Honolulu
    .places = Hawaii, Hawai’i, Oahu, Waianae
zone-america-vancouver = Vancouver
    .places = Surrey, Burnaby, Richmond, Abbotsford, Langley, Coquitlam, Victoria, Kelowna, British Columbia, BC
zone-america-edmonton = Calgary
    .places = Edmonton, Alberta, Red Deer, Lethbridge, AB
zone-america-winnipeg = Winnipeg
    .places = Manitoba, MB
zone-america-toronto = Toronto
    .places = Ontario, Ottawa, Hamilton, Kitchener, Waterloo, Windsor, London, Mississauga, Brampton, Montreal, Quebec, Québec City, Laval, Gatineau, Sherbrooke
zone-america-halifax = Halifax
    .places = Nova Scotia, New Brunswick, Moncton, Fredericton, Prince Edward Island, Charlottetown
zone-australia-sydney = Sydney
    .places = Melbourne, Victoria, VIC, New South Wales, NSW, Springvale, Dandenong, Clayton South, Keysborough, Fairfield, Cabramatta, Bonnyrigg, Liverpool, Canberra, ACT, Hobart, Tasmania, Geelong
zone-australia-brisbane = Brisbane
    .places = Queensland, QLD, Gold Coast, Cairns, Townsville, Logan
zone-australia-adelaide = Adelaide
    .places = South Australia, Salisbury
zone-australia-darwin = Darwin
    .places = Northern Territory
zone-australia-perth = Perth
    .places = Western Australia, WA, Girrawheen

# A follower wrote “stop”.
stop-news-ask = Stop all news? If you have signed, your signature stays.
button-stop-news = Stop all news
button-keep-news = Keep getting news
stop-news-none = You get no news from this bot, so there is nothing to stop.
