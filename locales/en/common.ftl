### Words that appear everywhere: the bot's own name, dates, lists, buttons, first contact, errors.

# The language's name in the language itself: the label of its button. ".words" are what people type for it.
language-name = English
    .words = English, អង់គ្លេស, ភាសាអង់គ្លេស, pheasa anglais

# What its readers call each language, within a sentence.
language-in-km = Khmer
language-in-en = English

# What people see before they press START.
bot-name = Samleng: petitions
bot-short-description = Sign petitions for Cambodia, in Khmer or English. Your name is locked at once.
bot-description =
    This bot collects signatures for petitions of Cambodians overseas.

    It takes about one minute. Your name is locked at once: only the campaign's key-holders can open it. You can take your signature back.

    Press START.

# Numbers and dates. $day is a number, $year is ready digits.
plain-number = { $number }
# The bars keep the spaces at both ends.
list-joint = |, |
day-long = { $weekday }, { $day } { $month } { $year }
# How many hours the clock counts: 12 or 24. $hour and $minute are ready digits.
clock-hours = 12
# $part is small-hours (midnight to four), morning (to noon), noon (the hour after twelve), afternoon (to five),
# evening (to seven) or night.
time-long = { $hour }:{ $minute } { $part ->
    [small-hours] am
    [morning] am
   *[other] pm
}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# The first contact: two lines in each language, one below the other.
welcome-who = Hello! This bot collects signatures for petitions of Cambodians overseas.
welcome-choose = Please choose your language.
start-greeting = { $platform ->
    [terminal] Welcome! Type /help at any time.
    [discord] Welcome! Type / at any time to see what I can do.
   *[other] Welcome! Use the keys below at any time.
}

language-choose = Which language would you like to read?
language-set = From now on I will write to you in English.

# Buttons that stand on several screens.
button-back = Back
button-cancel = Cancel
button-continue = Continue
button-stop = Stop
button-skip = Skip
button-done = Done
button-help = Help
button-petitions = All petitions
button-privacy = Privacy
button-mydata = My data
button-private = Open the private chat

cancel-signing = Stopped. Nothing was signed, and nothing you entered is kept.
cancel-done = Stopped. Nothing was changed.
cancel-nothing = There is nothing to stop.

# Answers to what can't be answered.
fallback-stale = That button is no longer in use.
fallback-unreadable = I can only read text. Please type your answer or press a button.
fallback-unknown-command = { $platform ->
    [discord] I don't know that command. Type /help to see what I can do.
   *[other] I don't know that command. Press Help to see what I can do.
}
fallback-not-understood = { $platform ->
    [discord] I did not understand that. Press a button, or type /help to see what I can do.
   *[other] I did not understand that. Press a button, or Help to see what I can do.
}
fallback-press-a-button = Please press one of the buttons below.
group-private = Please write to me in a private chat. Nobody else in the group can read it there.

error-incident = Sorry, something went wrong, and nothing was changed. Please try again. If it happens again, tell the organizers this code: { $code }
error-too-much = You are sending more than I can read, and what came last was not taken. Please wait half a minute, then send or press it again.
error-try-later = This is taking longer than usual. Your message is not lost: the answer will come by itself.

# /help
help-title = What I can do
help-intro = { $platform ->
    [discord] Press a button, or type a command:
   *[other] Press a key, or type a command:
}
help-row = /{ $name }: { $about }
help-staff = For the campaign's team:

# The commands. "words" work like the command when somebody types them; the first word is on the key
# below the chat, so keep it short.
command-sign = Sign
    .words = Sign, sign petition, sign the petition
    .about = sign the petition
command-petitions = Petitions
    .words = Petitions, petition, all petitions
    .about = see all petitions and their totals
command-events = Events
    .words = Events, event, forums, forum, public forums, public forum, all events
    .about = see public forums, when and where
command-faq = Questions
    .words = Questions, question, faq, faqs, answers, questions and answers, frequently asked questions
    .about = read what people ask, and the answers
command-follow = News
    .words = News, follow, unfollow, follow news, stop following
    .about = get news, or stop getting it
command-mydata = My data
    .words = My data, mydata, correct my name
    .about = see and correct what is kept about you
command-withdraw = Take back
    .words = Take back, withdraw, take it back, take my signature back
    .about = take your signature back
command-connect = Connect
    .words = Connect, connect accounts, connect my accounts, disconnect, link accounts
    .about = connect your Telegram and Discord accounts
command-language = Language
    .words = Language, languages, change language
    .about = Khmer or English
command-privacy = Privacy
    .words = Privacy, is it safe
    .about = who can read what
command-help = Help
    .words = Help, menu
    .about = what I can do
command-forget = Forget me
    .words = Forget me, forget, delete my data, erase everything
    .about = erase everything about you
command-cancel = Cancel
    .words = Cancel, stop
    .about = stop what you are doing
command-start = Start
    .words = Start, begin, hello, hi
    .about = start again
command-totals = Totals
    .words = Totals, total
    .about = today's totals, ready to read aloud
command-checkin = Check in
    .words = Check in, checkin, door
    .about = check tickets at the door of a forum
command-announce = Announce
    .words = Announce, new announcement, write an announcement
    .about = write an announcement and send it to followers
command-broadcasts = Announcements
    .words = Announcements, broadcasts, all announcements
    .about = see announcements, pause them or cancel them
command-channel = Channels
    .words = Channels, channel, groups, groups and channels
    .about = groups and channels that get announcements
command-newpetition = New petition
    .words = New petition, make a petition, write a petition
    .about = write a petition
command-newevent = New forum
    .words = New forum, new event, plan a forum
    .about = plan a public forum
command-newfaq = New question
    .words = New question, new answer, new faq
    .about = write a question with its answer
command-edit = Edit
    .words = Edit, edit the campaign, drafts, my drafts
    .about = change petitions, forums and questions
command-audit = Log of the team
    .words = Log of the team, log, audit
    .about = see who on the team did what
command-roles = Team
    .words = Team, roles
    .about = invite people to the team, or remove them

# What can be typed after a command, where a platform says so: at most 45 characters each.
argument-petition = which petition
argument-forum = which forum
argument-question = which question
argument-content = what to change
argument-code = a code that you were given
argument-role = the role to mention
argument-events = whether forums become events of this server

# What a form asks for where people write in a form: at most 45 characters each.
form-hint = To answer in words, press “Write: { $label }”. What you type into the chat itself stays there, and in a channel everybody can read it.
form-name = Name
form-country = Country
form-region = State, province or city
form-zone = City or time zone
form-text = Text
form-code = Code
form-answer = Your answer
# Said when a form of an earlier question is filled in; the open question follows.
form-old = That form belonged to an earlier question.
# The button that opens a form, and what stands on a list before something is chosen.
button-form = Write: { $label }
select-choose = Choose …
