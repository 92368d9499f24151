### Words that appear everywhere: the bot's own name, dates, lists, buttons, first contact, errors.

# The language's name in the language itself: the label of its button.
language-name = ខ្មែរ
    .words = ខ្មែរ, ភាសាខ្មែរ, khmer, kh, pheasa khmer

# What its readers call each language, within a sentence.
language-in-km = ភាសាខ្មែរ
language-in-en = ភាសាអង់គ្លេស

# What people see before they press START.
bot-name = សំឡេង៖ ញត្តិ
bot-short-description = ចុះហត្ថលេខាលើញត្តិដើម្បីកម្ពុជា ជាភាសាខ្មែរ ឬអង់គ្លេស។ ឈ្មោះរបស់អ្នកនឹងចាក់សោទុកភ្លាម។
bot-description =
    កម្មវិធីស្វ័យប្រវត្តិនេះប្រមូលហត្ថលេខាលើញត្តិរបស់ពលរដ្ឋខ្មែរនៅក្រៅប្រទេស។

    ចំណាយពេលប្រហែលមួយនាទី។ ឈ្មោះរបស់អ្នកនឹងចាក់សោទុកភ្លាម ហើយមានតែអ្នកកាន់កូនសោរបស់យុទ្ធនាការទេ ទើបបើកមើលបាន។ អ្នកអាចដកហត្ថលេខាវិញបាន។

    សូមចុចប៊ូតុងខាងក្រោម ដើម្បីចាប់ផ្តើម។

# Numbers and dates. $day is a number, $year is ready digits.
plain-number = { $number }
# The bars keep the spaces at both ends.
list-joint = |, |
day-long = ថ្ងៃ{ $weekday } ទី{ $day } ខែ{ $month } ឆ្នាំ{ $year }
# How many hours the clock counts: 12 or 24. $hour and $minute are ready digits.
clock-hours = ១២
# $part is small-hours (midnight to four), morning (to noon), noon (the hour after twelve), afternoon (to five),
# evening (to seven) or night.
time-long = ម៉ោង { $hour }:{ $minute } { $part ->
    [small-hours] យប់
    [morning] ព្រឹក
    [noon] ថ្ងៃត្រង់
    [afternoon] រសៀល
    [evening] ល្ងាច
   *[night] យប់
}
weekday-1 = ចន្ទ
weekday-2 = អង្គារ
weekday-3 = ពុធ
weekday-4 = ព្រហស្បតិ៍
weekday-5 = សុក្រ
weekday-6 = សៅរ៍
weekday-7 = អាទិត្យ
month-1 = មករា
month-2 = កុម្ភៈ
month-3 = មីនា
month-4 = មេសា
month-5 = ឧសភា
month-6 = មិថុនា
month-7 = កក្កដា
month-8 = សីហា
month-9 = កញ្ញា
month-10 = តុលា
month-11 = វិច្ឆិកា
month-12 = ធ្នូ

# The first contact: two lines in each language, one below the other.
welcome-who = ជម្រាបសួរ! កម្មវិធីស្វ័យប្រវត្តិនេះប្រមូលហត្ថលេខាលើញត្តិរបស់ពលរដ្ឋខ្មែរនៅក្រៅប្រទេស។
welcome-choose = សូមជ្រើសរើសភាសា។
start-greeting = { $platform ->
    [terminal] សូមស្វាគមន៍! អ្នកអាចវាយ /help បានគ្រប់ពេល។
    [discord] សូមស្វាគមន៍! អ្នកអាចវាយ / បានគ្រប់ពេល ដើម្បីមើលអ្វីដែលខ្ញុំអាចជួយបាន។
   *[other] សូមស្វាគមន៍! អ្នកអាចចុចប៊ូតុងខាងក្រោមបានគ្រប់ពេល។
}

language-choose = តើអ្នកចង់អានជាភាសាអ្វី?
language-set = ពីពេលនេះតទៅ ខ្ញុំនឹងសរសេរជូនអ្នកជាភាសាខ្មែរ។

# Buttons that stand on several screens.
button-back = ថយក្រោយ
button-cancel = បោះបង់
button-continue = បន្ត
button-stop = ឈប់
button-skip = រំលង
button-done = រួចរាល់
button-help = ជំនួយ
button-petitions = ញត្តិទាំងអស់
button-privacy = ឯកជនភាព
button-mydata = ទិន្នន័យខ្ញុំ
button-private = សរសេរដោយផ្ទាល់

cancel-signing = បានបោះបង់ហើយ។ អ្នកមិនបានចុះហត្ថលេខាទេ ហើយអ្វីដែលអ្នកបានបំពេញ ក៏មិនបានរក្សាទុកដែរ។
cancel-done = បានបោះបង់ហើយ។ គ្មានអ្វីផ្លាស់ប្តូរទេ។
cancel-nothing = ពេលនេះ គ្មានអ្វីត្រូវបោះបង់ទេ។

# Answers to what can't be answered.
fallback-stale = ប៊ូតុងនោះលែងប្រើបានហើយ។
fallback-unreadable = ខ្ញុំអានបានតែអក្សរប៉ុណ្ណោះ។ សូមសរសេរចម្លើយជាអក្សរ ឬចុចប៊ូតុង។
fallback-unknown-command = { $platform ->
    [discord] ខ្ញុំមិនស្គាល់ពាក្យបញ្ជានេះទេ។ សូមវាយ /help ដើម្បីមើលអ្វីដែលខ្ញុំអាចជួយបាន។
   *[other] ខ្ញុំមិនស្គាល់ពាក្យបញ្ជានេះទេ។ សូមចុច «ជំនួយ» ដើម្បីមើលអ្វីដែលខ្ញុំអាចជួយបាន។
}
fallback-not-understood = { $platform ->
    [discord] សូមអភ័យទោស ខ្ញុំមិនយល់ទេ។ សូមចុចប៊ូតុងណាមួយ ឬវាយ /help ដើម្បីមើលអ្វីដែលខ្ញុំអាចជួយបាន។
   *[other] សូមអភ័យទោស ខ្ញុំមិនយល់ទេ។ សូមចុចប៊ូតុងណាមួយ ឬចុច «ជំនួយ» ដើម្បីមើលអ្វីដែលខ្ញុំអាចជួយបាន។
}
fallback-press-a-button = សូមចុចប៊ូតុងណាមួយខាងក្រោម។
group-private = សូមសរសេរមកខ្ញុំដោយផ្ទាល់។ នៅទីនោះ អ្នកផ្សេងក្នុងក្រុមមើលមិនឃើញទេ។

error-incident = សូមអភ័យទោស មានបញ្ហាបន្តិច តែគ្មានអ្វីផ្លាស់ប្តូរទេ។ សូមព្យាយាមម្តងទៀត។ បើនៅតែមានបញ្ហា សូមប្រាប់លេខកូដនេះទៅអ្នករៀបចំ៖ { $code }
error-too-much = សារមកច្រើន និងលឿនពេក ខ្ញុំអានមិនទាន់ទេ ហើយអ្វីដែលអ្នកទើបផ្ញើ ខ្ញុំមិនបានទទួលទេ។ សូមរង់ចាំកន្លះនាទី រួចផ្ញើ ឬចុចម្តងទៀត។
error-try-later = លើកនេះយូរជាងធម្មតាបន្តិច។ សាររបស់អ្នកមិនបាត់ទេ។ សូមរង់ចាំបន្តិច ចម្លើយនឹងមកដល់ដោយខ្លួនឯង។

# /help
help-title = អ្វីដែលខ្ញុំអាចជួយបាន
help-intro = { $platform ->
    [discord] សូមចុចប៊ូតុង ឬវាយពាក្យបញ្ជា៖
   *[other] សូមចុចប៊ូតុង ឬវាយពាក្យបញ្ជា៖
}
help-row = /{ $name } ៖ { $about }
help-staff = សម្រាប់ក្រុមការងារយុទ្ធនាការ៖

# The commands. "words" work like the command when somebody types them; the first word is on the key
# below the chat, so keep it short.
command-sign = ចុះហត្ថលេខា
    .words = ចុះហត្ថលេខា, ហត្ថលេខា, ចុះហត្ថលេខាលើញត្តិ, ចុះហត្ថលេខាញត្តិ, ចង់ចុះហត្ថលេខា, ខ្ញុំចង់ចុះហត្ថលេខា, សូមចុះហត្ថលេខា, ចុះ ហត្ថលេខា, ចុះហត្ថលេខ, ចុះហត្តលេខា, ចុះហតលេខា, ចុះហថលេខា, ចុសហត្ថលេខា, ស៊ីញេ, ផ្តិតមេដៃ, choh hathalekha, choh hatalekha, chos hatalekha, hathalekha, hatalekha
    .about = ចុះហត្ថលេខាលើញត្តិ
command-petitions = ញត្តិ
    .words = ញត្តិ, ញត្តិទាំងអស់, បញ្ជីញត្តិ, មើលញត្តិ, ញ៉ត្តិ, ញត្ត, ញតិ, ចំនួនហត្ថលេខា, មានប៉ុន្មាននាក់, មានប៉ុន្មាននាក់ហើយ, nhatte, nhatti, nyatti
    .about = មើលញត្តិទាំងអស់ និងចំនួនសរុប
command-events = វេទិកា
    .words = វេទិកា, វេទិការ, វេតិកា, វេធិកា, វេទិកាសាធារណៈ, វេទិកាសាធារណះ, ព្រឹត្តិការណ៍, ព្រឹត្តការណ៍, ព្រឹត្តិការ, ព្រឹតិការណ៍, ព្រិត្តិការណ៍, មើលវេទិកា, វេទិកាទាំងអស់, កម្មវិធីវេទិកា, ប្រជុំ, ការប្រជុំ, vetika, veteka, prettekar, pritekar
    .about = មើលវេទិកាសាធារណៈ ពេលណា និងនៅទីណា
command-faq = សំណួរ
    .words = សំណួរ, សំនួរ, សំណូរ, សំនូរ, សំណួរចម្លើយ, សំណួរនិងចម្លើយ, សំណួរ និងចម្លើយ, សំនួរចំលើយ, ចម្លើយ, ចំលើយ, សំណួរញឹកញាប់, សំណួរដែលសួរញឹកញាប់, សំណួរទាំងអស់, មើលសំណួរ, samnuor, somnuor
    .about = មើលសំណួរដែលគេសួរញឹកញាប់ និងចម្លើយ
command-follow = ព័ត៌មាន
    .words = ព័ត៌មាន, ពត៌មាន, ពត៍មាន, ព័ត៍មាន, ព័តមាន, ពតមាន, តាមដាន, តាមដានព័ត៌មាន, តាមដានពត៌មាន, ទទួលព័ត៌មាន, ចង់ទទួលព័ត៌មាន, ដំណឹង, ឈប់តាមដាន, ឈប់តាមដានព័ត៌មាន, ឈប់ទទួលព័ត៌មាន, ឈប់ផ្ញើ, កុំផ្ញើ, portamean, pormean, chhop tamdan
    .about = ទទួលព័ត៌មាន ឬឈប់ទទួល
command-mydata = ទិន្នន័យខ្ញុំ
    .words = ទិន្នន័យខ្ញុំ, ទិន្នន័យរបស់ខ្ញុំ, ទិន្នន័យ, ទិន្ន័យ, ទិន្ន័យខ្ញុំ, ទិន្ន័យរបស់ខ្ញុំ, ទិនន័យ, ទិនន័យខ្ញុំ, ព័ត៌មានខ្ញុំ, ព័ត៌មានរបស់ខ្ញុំ, ហត្ថលេខាខ្ញុំ, ហត្ថលេខារបស់ខ្ញុំ, កែឈ្មោះ, កែឈ្មោះខ្ញុំ, កែឈ្មោះរបស់ខ្ញុំ, ដូរឈ្មោះ, tinnanoy, tinnoney, tinnoney khnhom, kae chhmoh
    .about = មើល និងកែទិន្នន័យរបស់អ្នក
command-withdraw = ដកហត្ថលេខាវិញ
    .words = ដកហត្ថលេខាវិញ, ដកហត្ថលេខា, ដកវិញ, ដកហត្ថលេខាខ្ញុំ, ដកហត្ថលេខារបស់ខ្ញុំ, សុំដកហត្ថលេខា, ចង់ដកហត្ថលេខា, ដកហត្តលេខា, ដកហត្តលេខាវិញ, ដកហតលេខា, លុបហត្ថលេខា, ដកឈ្មោះ, ដកឈ្មោះចេញ, dok hathalekha, dok hatalekha, dork hatalekha
    .about = ដកហត្ថលេខារបស់អ្នកវិញ
command-connect = ភ្ជាប់គណនី
    .words = ភ្ជាប់គណនី, ភ្ជាប់គណនីទាំងពីរ, ភ្ជាប់គណនីខ្ញុំ, ភ្ជាប់គណនីរបស់ខ្ញុំ, ភ្ជាប់, ភ្ជាបគណនី, ផ្ជាប់គណនី, គណនីពីរ, ផ្តាច់គណនី, phchoab kaknei, phchoap kaknei
    .about = ភ្ជាប់គណនី Telegram និង Discord របស់អ្នក
command-language = ភាសា
    .words = ភាសា, ប្តូរភាសា, ដូរភាសា, ផ្លាស់ភាសា, ផ្លាស់ប្តូរភាសា, ជ្រើសរើសភាសា, ភាសារ, pheasa, phiesa, dor pheasa
    .about = ខ្មែរ ឬអង់គ្លេស
command-privacy = ឯកជនភាព
    .words = ឯកជនភាព, ភាពឯកជន, ឯកជន, ឯកជ្ជនភាព, សុវត្ថិភាព, សុវត្តិភាព, មានសុវត្ថិភាពទេ, មានសុវត្ថិភាពឬទេ, តើមានសុវត្ថិភាពទេ, សម្ងាត់, ការសម្ងាត់, អ្នកណាឃើញ, អ្នកណាឃើញឈ្មោះខ្ញុំ, អ្នកណាមើលឃើញឈ្មោះខ្ញុំ, មានគេឃើញឈ្មោះខ្ញុំទេ, aekachon, sovatthepheap, sovathepheap
    .about = អ្នកណាអាចអានអ្វីខ្លះ
command-help = ជំនួយ
    .words = ជំនួយ, ជួយ, ជួយផង, សូមជួយ, សូមជួយផង, សុំជំនួយ, ជំនូយ, ជុំនួយ, ជំនួយផង, ម៉ឺនុយ, មឺនុយ, របៀបប្រើ, មិនយល់, ខ្ញុំមិនយល់, chomnuoy, jomnuoy, chomnouy
    .about = អ្វីដែលខ្ញុំអាចជួយបាន
command-forget = លុបទាំងអស់
    .words = លុបទាំងអស់, លុបទិន្នន័យ, លុបទិន្នន័យខ្ញុំ, លុបទិន្នន័យរបស់ខ្ញុំ, លុបទិន្ន័យ, លុបទិន្ន័យខ្ញុំ, លុបអ្វីៗទាំងអស់, លុបចោល, លុបចោលទាំងអស់, លប់ទាំងអស់, លុបខ្ញុំចេញ, lup teang os, lub teang os, lub tang os
    .about = លុបអ្វីៗទាំងអស់អំពីអ្នក
command-cancel = បោះបង់
    .words = បោះបង់, បោះបង់ចោល, បោះបង, ឈប់, ឈប់សិន, ឈប់ធ្វើ, បញ្ឈប់, លែងធ្វើ, លែងចង់, មិនធ្វើទេ, bosbong, bohbong
    .about = ឈប់ធ្វើអ្វីដែលកំពុងធ្វើ
command-start = ចាប់ផ្តើម
    .words = ចាប់ផ្តើម, ចាប់ផ្តើមឡើងវិញ, ផ្តើម, ចាប់ផ្ទើម, សួស្តី, សួរស្តី, ជម្រាបសួរ, ជំរាបសួរ, ជម្រាបសូរ, ជំរាបសូរ, សូមជម្រាបសួរ, សូមជំរាបសួរ, អរុណសួស្តី, chab phdaem, chab pdaerm, suosdey, sousdey, soursdey, chumreap suor, chomreap sour, jumreap sour
    .about = ចាប់ផ្តើមឡើងវិញ
command-totals = ចំនួនសរុប
    .words = ចំនួនសរុប, សរុប, ចំនួន, តួលេខ, ស្ថិតិ, ចំនូនសរុប, chamnuon sarob, chomnuon sarop
    .about = ចំនួនសរុបថ្ងៃនេះ សម្រាប់អានឱ្យគេស្តាប់
command-checkin = ពិនិត្យសំបុត្រ
    .words = ពិនិត្យសំបុត្រ, ពិនិត្យ សំបុត្រ, មាត់ទ្វារ, សំបុត្រ
    .about = លេខកូដសំបុត្រ នៅមាត់ទ្វារវេទិកា
command-announce = ជូនដំណឹង
    .words = ជូនដំណឹង, ជូនដំនឹង, សេចក្តីជូនដំណឹងថ្មី, សរសេរសេចក្តីជូនដំណឹង, ផ្សព្វផ្សាយ, ផ្សាយដំណឹង, ប្រកាស, chuon damnoeng, jun domneng
    .about = សរសេរសេចក្តីជូនដំណឹង ហើយផ្ញើជូនអ្នកតាមដាន
command-broadcasts = ដំណឹងដែលបានផ្ញើ
    .words = ដំណឹងដែលបានផ្ញើ, សេចក្តីជូនដំណឹង, សេចក្តីជូនដំណឹងទាំងអស់, សេចក្តីជូនដំនឹង, ការផ្សព្វផ្សាយ
    .about = មើលសេចក្តីជូនដំណឹងដែលបានផ្ញើ ផ្អាក ឬបោះបង់
command-channel = ឆានែល
    .words = ឆានែល, ឆាណែល, ក្រុមនិងឆានែល, ក្រុម និងឆានែល, ក្រុមទទួលដំណឹង
    .about = ក្រុម និងឆានែលដែលទទួលសេចក្តីជូនដំណឹង
command-newpetition = ញត្តិថ្មី
    .words = ញត្តិថ្មី, បង្កើតញត្តិ, សរសេរញត្តិ
    .about = សរសេរញត្តិថ្មី
command-newevent = វេទិកាថ្មី
    .words = វេទិកាថ្មី, បង្កើតវេទិកា, រៀបចំវេទិកា
    .about = រៀបចំវេទិកាសាធារណៈថ្មី
command-newfaq = សំណួរថ្មី
    .words = សំណួរថ្មី, បង្កើតសំណួរ, សំនួរថ្មី
    .about = សរសេរសំណួរ និងចម្លើយថ្មី
command-edit = កែ
    .words = កែ, កែប្រែ, កែសម្រួល, សេចក្តីព្រាង, សេចក្តីព្រាងរបស់ខ្ញុំ
    .about = កែញត្តិ វេទិកា និងសំណួរ
command-audit = កំណត់ត្រាក្រុមការងារ
    .words = កំណត់ត្រាក្រុមការងារ, កំណត់ត្រា, កំណត់ហេតុ
    .about = មើលថានរណាក្នុងក្រុមការងារបានធ្វើអ្វី
command-roles = ក្រុមការងារ
    .words = ក្រុមការងារ, ក្រុម, តួនាទី, សមាជិកក្រុម, អញ្ជើញសមាជិក, ក្រុមកាងារ, krom kangea, krom karngea
    .about = អញ្ជើញមនុស្សចូលក្រុមការងារ ឬដកចេញ

# What can be typed after a command, where a platform says so: at most 45 characters each.
argument-petition = ញត្តិមួយណា
argument-forum = វេទិកាមួយណា
argument-question = សំណួរមួយណា
argument-content = អ្វីដែលត្រូវកែ
argument-code = លេខកូដដែលអ្នកបានទទួល
argument-role = តួនាទីដែលត្រូវហៅ
argument-events = ឱ្យវេទិកាក្លាយជាព្រឹត្តិការណ៍ ឬអត់

# What a form asks for where people write in a form: at most 45 characters each.
form-hint = ដើម្បីឆ្លើយជាពាក្យ សូមចុច «សរសេរ៖ { $label }»។ អ្វីដែលអ្នកសរសេរផ្ទាល់ក្នុងការជជែក នៅជាប់ទីនោះ ហើយក្នុងឆានែល គ្រប់គ្នាអានបាន។
form-name = ឈ្មោះ
form-country = ប្រទេស
form-region = រដ្ឋ ខេត្ត ឬទីក្រុង
form-zone = ទីក្រុង ឬល្វែងម៉ោង
form-text = អត្ថបទ
form-code = លេខកូដ
form-answer = ចម្លើយរបស់អ្នក
# Said when a form of an earlier question is filled in; the open question follows.
form-old = ទម្រង់នោះជារបស់សំណួរមុន។
# The button that opens a form, and what stands on a list before something is chosen.
button-form = សរសេរ៖ { $label }
select-choose = សូមជ្រើសរើស…
