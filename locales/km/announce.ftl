### Announcements: an organizer writes one, previews it, sends it by typing how many people get it, watches it.

announce-unfinished = អ្នកមិនទាន់បានបញ្ចប់សេចក្តីជូនដំណឹងនេះទេ៖ { $kind } «{ $words }»។ តើអ្នកចង់បន្តទេ?
announce-kind = តើអ្នកចង់ជូនដំណឹងអំពីអ្វី?
announce-kind-forum = វេទិកាសាធារណៈ
announce-kind-press = សេចក្តីថ្លែងការណ៍
announce-kind-petition = ព័ត៌មានអំពីញត្តិ
announce-kind-survey = ការស្ទង់មតិ ឬការអំពាវនាវ
announce-kind-greeting = សារជូនពរ
announce-kind-news = ព័ត៌មានយុទ្ធនាការ
announce-kind-free = ផ្សេងទៀត
# What such a one is called afterwards.
announce-free = សេចក្តីជូនដំណឹង
announce-no-forum = ពេលនេះ មិនទាន់មានវេទិកាថ្មីទេ។ សូមជ្រើសប្រភេទផ្សេង។
announce-no-petition = ពេលនេះ គ្មានញត្តិណាទទួលហត្ថលេខាទេ។ សូមជ្រើសប្រភេទផ្សេង។
announce-which-forum = តើវេទិកាមួយណា?
announce-which-petition = តើញត្តិមួយណា?
announce-greeting = តើអ្នកចង់ផ្ញើសារជូនពរមួយណា? អ្នកអាចកែពាក្យទាំងអស់បាន មុនពេលផ្ញើ។
button-go-on = បន្តសរសេរ
button-new-announcement = សេចក្តីជូនដំណឹងថ្មី
button-broadcasts = សេចក្តីជូនដំណឹងទាំងអស់
button-own-words = សរសេរដោយខ្លួនឯង
button-greet-new-year = បុណ្យចូលឆ្នាំខ្មែរ
button-greet-pchum = បុណ្យភ្ជុំបិណ្ឌ
button-greet-water = បុណ្យអុំទូក
button-greet-january = ឆ្នាំថ្មីសកល

# Texts that followers read. Words between stars are bold; {"*"} is a star at the beginning of a line.
announce-forum-news =
    {"*"}{ $title }*

    {"*"}ពេលវេលា៖* { $when }
    {"*"}ទីកន្លែង៖* { $place }

    { $about }
announce-petition-news =
    {"*"}{ $title }*

    មកដល់ពេលនេះ មាន { $total } នាក់បានចុះហត្ថលេខា។ គោលដៅគឺ { $goal } នាក់។

    បើអ្នកមិនទាន់បានចុះហត្ថលេខា សូមចំណាយពេលប្រហែលមួយនាទី។ ឈ្មោះរបស់អ្នកនឹងចាក់សោទុក។ សូមជួយប្រាប់ក្រុមគ្រួសារ និងមិត្តភក្តិផង។ សូមអរគុណ!
announce-petition-texts =
    {"*"}{ $title }*

    បើអ្នកមិនទាន់បានចុះហត្ថលេខា សូមចំណាយពេលប្រហែលមួយនាទី។ ឈ្មោះរបស់អ្នកនឹងចាក់សោទុក។ សូមជួយប្រាប់ក្រុមគ្រួសារ និងមិត្តភក្តិផង។ សូមអរគុណ!

    មកដល់ពេលនេះ មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិដែលឥឡូវនេះមានចំណងជើងនេះ។ គោលដៅគឺ { $goal } នាក់។
announce-petition-begins =
    {"*"}{ $title }*

    ញត្តិនេះចាប់ផ្តើមទទួលហត្ថលេខាហើយ។ គោលដៅគឺ { $goal } នាក់។

    ការចុះហត្ថលេខាចំណាយពេលប្រហែលមួយនាទី ហើយឈ្មោះរបស់អ្នកនឹងចាក់សោទុក។ សូមជួយប្រាប់ក្រុមគ្រួសារ និងមិត្តភក្តិផង។ សូមអរគុណ!
greeting-new-year =
    {"*"}សួស្តីឆ្នាំថ្មី ប្រពៃណីជាតិខ្មែរ!*

    ក្នុងឱកាសបុណ្យចូលឆ្នាំថ្មី យើងខ្ញុំសូមជូនពរអ្នក និងក្រុមគ្រួសារ មិនថារស់នៅទីណា សូមជួបប្រទះតែពុទ្ធពរទាំងបួនប្រការ គឺអាយុ វណ្ណៈ សុខៈ និងពលៈ កុំបីឃ្លៀងឃ្លាតឡើយ។ សូមអរគុណដែលបានរួមដំណើរជាមួយយើងខ្ញុំ។
greeting-pchum =
    {"*"}បុណ្យភ្ជុំបិណ្ឌ*

    ក្នុងឱកាសបុណ្យភ្ជុំបិណ្ឌ យើងខ្ញុំសូមឧទ្ទិសកុសលជូនមាតាបិតា ជីដូនជីតា និងបុព្វបុរសទាំងអស់។ សូមឱ្យបុណ្យកុសលនេះ នាំសេចក្តីសុខដល់អ្នក និងក្រុមគ្រួសារ។
greeting-water =
    {"*"}រីករាយបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែ!*

    យើងខ្ញុំសូមជូនពរអ្នក និងក្រុមគ្រួសារ ទាំងជិតទាំងឆ្ងាយ សូមមានសេចក្តីសុខ និងភាពរីករាយគ្រប់ពេល។
greeting-january =
    {"*"}រីករាយឆ្នាំថ្មី!*

    យើងខ្ញុំសូមជូនពរអ្នក និងក្រុមគ្រួសារ សូមមានសុខភាពល្អ សេចក្តីសុខ និងសុភមង្គល។ សូមអរគុណដែលបានរួមសហការជាមួយយើងខ្ញុំ។

# The text.
announce-text = សូមសរសេរអត្ថបទជាភាសា { $language } មិនលើស { $most } តួអក្សរ។
announce-text-marks = អ្នកអាចសរសេរ *អក្សរដិត* _អក្សរទ្រេត_ [ពាក្យ](https://…) និងចំណុចដែលចាប់ផ្តើមដោយ «- »។ ទម្រង់អក្សរក្នុងកម្មវិធីរបស់អ្នក ក៏ប្រើបានដែរ។
announce-text-there = មានអត្ថបទរួចហើយ។ អ្វីដែលអ្នកសរសេរ នឹងជំនួសអត្ថបទនោះ។
announce-text-empty = គ្មានពាក្យក្នុងសារនេះទេ។ សូមសរសេរអត្ថបទ។
announce-text-long = អត្ថបទនេះមាន { $number } តួអក្សរ តែត្រូវមិនលើស { $most }។ សូមសរសេរឱ្យខ្លីជាងនេះ។
announce-caption-long = អត្ថបទនេះមាន { $number } តួអក្សរ តែនៅក្រោមឯកសារ ត្រូវមិនលើស { $most }។ សូមសរសេរឱ្យខ្លីជាងនេះ ឬដកឯកសារចេញសិន។
announce-missing = គ្មានអត្ថបទជាភាសា { $names } ទេ។ តើអ្នកអានភាសានោះ គួរទទួលអ្វី?
announce-kept = បានរក្សាទុកហើយ។
button-remove-text = ដកអត្ថបទនេះចេញ
button-missing-other = អត្ថបទដែលមានស្រាប់
button-missing-nothing = មិនផ្ញើអ្វីទេ

# The desk: one line for each thing that is decided.
announce-desk = សេចក្តីព្រាង៖ { $kind }
announce-has-text = { $language }៖ «{ $words }» ({ $number } ក្នុង { $most } តួអក្សរ)
announce-no-text = { $language }៖ គ្មានអត្ថបទ
announce-missing-undecided = អ្នកអានភាសា { $names }៖ មិនទាន់សម្រេចនៅឡើយ
announce-missing-other = អ្នកអានភាសា { $names }៖ ទទួលអត្ថបទភាសាផ្សេង
announce-missing-nothing = អ្នកអានភាសា { $names }៖ មិនទទួលអ្វីទេ
announce-no-file = គ្មានឯកសារ
announce-file-photo = ឯកសារ៖ រូបភាពមួយ
announce-file-document = ឯកសារមួយ
announce-file-named = ឯកសារ៖ { $name }
announce-no-links = គ្មានប៊ូតុង ក្រៅពីប៊ូតុងឈប់ទទួល
announce-links-are = ប៊ូតុង៖ { $names }
announce-at-once = ពេលណា៖ ផ្ញើភ្លាម
announce-urgent = បន្ទាន់៖ ផ្ញើសូម្បីនៅពេលយប់។
announce-discard = តើអ្នកចង់បោះសេចក្តីព្រាងនេះចោលមែនទេ? បោះហើយ យកមកវិញមិនបានទេ។
announce-discarded = បានបោះចោលហើយ។ គ្មាននរណាបានទទួលទេ។
announce-left-draft = បានឈប់ហើយ។ សេចក្តីព្រាងនឹងរក្សាទុក។ ដើម្បីបន្ត៖ /announce
button-preview = មើលជាមុន
button-text = អត្ថបទ៖ { $language }
button-missing = អ្នកណាទទួលអត្ថបទណា
button-file = រូបភាព ឬឯកសារ
button-links = ប៊ូតុង
button-audience = ផ្ញើជូនអ្នកណា
button-when = ពេលណា
button-urgent = បន្ទាន់៖ ផ្ញើទាំងពេលយប់
button-not-urgent = មិនបន្ទាន់៖ មិនផ្ញើពេលយប់
button-discard = បោះចោល
button-discard-sure = យល់ព្រម បោះចោល

# The file.
announce-file = សូមផ្ញើរូបភាព ឬឯកសារមក ឧទាហរណ៍ PDF។
announce-file-limits = រូបភាពមិនលើស ១០ MB ឯកសារមិនលើស ៥០ MB។ អត្ថបទនៅខាងក្រោម មិនលើស { $most } តួអក្សរ។
announce-file-big-photo = រូបភាពនេះធំជាង ១០ MB។ សូមផ្ញើរូបភាពតូចជាងនេះ ឬផ្ញើជាឯកសារ។
announce-file-big = ឯកសារនេះធំជាង ៥០ MB។ សូមផ្ញើឯកសារតូចជាងនេះ ឬបន្ថែមប៊ូតុងដែលបើកគេហទំព័ររបស់ឯកសារនោះ។
announce-file-limits-small = ឯកសារមិនលើស ១០ MB។ អត្ថបទនៅខាងក្រោម មិនលើស { $most } តួអក្សរ។
announce-file-big-elsewhere = ឯកសារនេះធំជាង ១០ MB ហើយ Discord មិនទទួលឯកសារធំជាងនេះទេ។ សូមផ្ញើឯកសារតូចជាងនេះ ឬបន្ថែមប៊ូតុងដែលបើកគេហទំព័ររបស់ឯកសារនោះ។
announce-file-not-here = ខ្ញុំមិនទាន់បានឯកសារនៅឡើយ ហើយខ្ញុំត្រូវការឯកសារនោះ ដើម្បីផ្ញើតាមកម្មវិធីជជែកមួយទៀត។ ខ្ញុំកំពុងទាញយក។ បន្តិចទៀត សូមចុច «មើលជាមុន» ម្តងទៀត។ បើនៅតែមិនបាន សូមផ្ញើឯកសារម្តងទៀត។
announce-file-long-text = អត្ថបទមាន { $number } តួអក្សរ តែនៅក្រោមឯកសារ ត្រូវមិនលើស { $most }។ សូមសរសេរអត្ថបទឱ្យខ្លីជាងនេះជាមុនសិន។
announce-file-kept = បានទទួលឯកសារហើយ។ ឥឡូវនេះ អត្ថបទ៖
announce-file-not-text = នៅទីនេះ ខ្ញុំត្រូវការរូបភាព ឬឯកសារ។ បើមិនដាក់ទេ សូមចុចប៊ូតុងណាមួយ។
button-remove-file = ដកឯកសារចេញ

# The buttons under an announcement.
announce-links = នៅខាងក្រោម ដាក់ប៊ូតុងបានមិនលើស { $most }។ ប៊ូតុងឈប់ទទួល តែងនៅខាងក្រោមគេជានិច្ច។
announce-link = { $name }
announce-link-web = { $name }៖ { $link }
announce-link-sign = ចុះហត្ថលេខា៖ { $title }
announce-link-forum = វេទិកា៖ { $title }
announce-label = តើប៊ូតុងនេះ គួរសរសេរថាអ្វីជាភាសា { $language }? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ អានបន្ត
announce-label-refused = ប៊ូតុងមានពី ២ ដល់ { $most } តួអក្សរ។ សូមសរសេរម្តងទៀត។
announce-address = តើប៊ូតុងនេះបើកគេហទំព័រណា? អាសយដ្ឋានចាប់ផ្តើមដោយ https://
announce-address-refused = អាសយដ្ឋាននេះប្រើមិនបានទេ។ សូមសរសេរដូចនេះ៖ https://example.org/report
announce-links-full = ដាក់ប៊ូតុងថែមទៀតមិនបានទេ។ សូមដកប៊ូតុងមួយចេញសិន។
button-remove-link = ដកប៊ូតុងទី{ $number }ចេញ
button-add-petition = ញត្តិ៖ { $title }
button-add-forum = វេទិកា៖ { $title }
button-add-web = គេហទំព័រមួយ
button-announced-petition = ចុះហត្ថលេខាលើញត្តិ
button-announced-forum = អំពីវេទិកានេះ
button-stop-announcements = ឈប់ទទួលព័ត៌មានទាំងអស់

# Who gets it. The buttons of what is chosen begin with ✓.
announce-audience = តើផ្ញើជូនអ្នកណា?
announce-audience-how = អ្នកដែលតាមដានអ្វីមួយដែលមាន ✓ នឹងទទួលបានម្តង។ បើគ្មាន ✓ នៅភាសាណាទេ អ្នកអានគ្រប់ភាសានឹងទទួលបាន។
announce-to = ជូន៖ { $names }
announce-to-nobody = ជូន៖ មិនទាន់មាននរណាទេ
announce-to-myself = ជូន៖ តែអ្នកម្នាក់ប៉ុណ្ណោះ ដើម្បីសាកល្បង
announce-to-place = តែអ្នករស់នៅ { $place }
announce-to-language = តែអ្នកអានភាសា { $language }
announce-to-channels = ក្រុម និងឆានែល
announce-only-me = តែខ្ញុំម្នាក់ ដើម្បីសាកល្បង
announce-topic-surveys = ការស្ទង់មតិ និងការអំពាវនាវ
announce-region = { $name }, { $country }
announce-area = តើពួកគាត់រស់នៅប្រទេសណា? សូមចុចប៊ូតុង ឬសរសេរឈ្មោះប្រទេស។
announce-area-region = តើជូនតែអ្នកនៅរដ្ឋ ឬខេត្តមួយក្នុង{ $country }? សូមសរសេរឈ្មោះរដ្ឋ ឬខេត្តនោះ ឬចុច «ទូទាំងប្រទេស»។
announce-region-refused = សូមសរសេរតែឈ្មោះរដ្ឋ ឬខេត្តប៉ុណ្ណោះ ឧទាហរណ៍៖ កាលីហ្វ័រញ៉ា។
button-on = ✓ { $name }
button-off = { $name }
button-area = ទីកន្លែង៖ គ្រប់ទីកន្លែង
button-area-is = ទីកន្លែង៖ { $place }
button-everywhere = គ្រប់ទីកន្លែង
button-whole-country = ទូទាំងប្រទេស

# When it goes. A moment is a day and a time, then the time zone.
announce-moment = { $day } { $time } ({ $zone })
announce-in-minutes = { $number } នាទីទៀត
announce-in-hours = { $number } ម៉ោងទៀត
announce-in-days = { $number } ថ្ងៃទៀត
announce-goes-at = ផ្ញើនៅ{ $moment } គឺ { $ahead }។
announce-was-to-go = គ្រោងផ្ញើនៅ{ $moment }។
announce-when = តើផ្ញើនៅពេលណា? សូមសរសេរថ្ងៃ និងម៉ោង ឧទាហរណ៍៖ ស្អែក ម៉ោង ៦ ល្ងាច ឬ ២៥/១២ ១៨:៣០
announce-when-now = ឥឡូវនេះ៖ { $moment }។
announce-when-unread = ខ្ញុំមិនយល់ថាជាពេលណាទេ។ អ្នកអាចសរសេរដូចនេះ៖ ១៨:៣០ ឬ ស្អែក ម៉ោង ៦ ល្ងាច ឬ ថ្ងៃអាទិត្យ ៩:០០ ឬ ២៥/១២ ១៨:៣០
announce-when-past = ពេលនោះកន្លងហួសហើយ។ សូមសរសេរពេលដែលមិនទាន់មកដល់។
announce-when-far = ពេលនោះឆ្ងាយជាង ៦០ ថ្ងៃ។ សូមសរសេរថ្ងៃដែលជិតជាងនេះ។
button-at-once = ផ្ញើភ្លាម
# What people type for a time, with commas between. Names of days and months are known already.
time-words =
    .today = ថ្ងៃនេះ
    .tomorrow = ថ្ងៃស្អែក, ស្អែកនេះ, ស្អែក
    .after-tomorrow = ថ្ងៃខានស្អែក, ខានស្អែក
    .clock = នៅម៉ោង, វេលាម៉ោង, ម៉ោង
    .half = កន្លះ
    .morning = ពេលព្រឹក, ព្រឹក, ព្រលឹម
    .noon = ថ្ងៃត្រង់, ត្រង់
    .later = ពេលរសៀល, រសៀល, ពេលល្ងាច, ល្ងាច
    .night = ពេលយប់, យប់
    .midnight = ពាក់កណ្តាលអធ្រាត្រ, អធ្រាត្រ
    .filler = ថ្ងៃទី, ថ្ងៃ, ទី, ខែ, ឆ្នាំ, នៅ, វេលា

# The preview and the count.
announce-preview = ខាងក្រោមនេះ ជាអ្វីដែលអ្នកអាននឹងទទួលបាន៖ { $names }។ ខ្ញុំកំពុងរាប់ចំនួនអ្នកទទួល សូមរង់ចាំបន្តិច។
announce-counting = ខ្ញុំកំពុងរាប់នៅឡើយ។ សូមរង់ចាំបន្តិច ចំនួននឹងមកដល់។
announce-type-count = សេចក្តីជូនដំណឹងនេះ នឹងផ្ញើជូន { $total } នាក់។ សូមវាយ { $total } ដើម្បីផ្ញើ។
announce-count-wrong = នេះមិនមែនជាចំនួនត្រឹមត្រូវទេ។ ដើម្បីផ្ញើ សូមវាយ { $total }
announce-under-way = កំពុងផ្ញើជូន { $total } នាក់ហើយ។
announce-type-trial = សេចក្តីជូនដំណឹងនេះ នឹងផ្ញើជូនតែអ្នកម្នាក់ ដើម្បីសាកល្បង។ សូមវាយ { $total } ដើម្បីផ្ញើ។
announce-under-way-trial = កំពុងផ្ញើជូនអ្នក ដើម្បីសាកល្បង។
announce-needs-text = មិនទាន់មានអត្ថបទនៅឡើយទេ។
announce-needs-audience = មិនទាន់បានជ្រើសថាផ្ញើជូនអ្នកណានៅឡើយទេ។ សូមជ្រើសរើស។
announce-needs-readers = គ្មាននរណាក្នុងចំណោមនេះទទួលបានអត្ថបទទេ ព្រោះគ្មានអត្ថបទជាភាសារបស់ពួកគាត់។
button-watch = មើលដំណើរការ
button-posts = មើលអ្វីដែលបានសរសេរ

# One that exists.
announce-moved-on = ស្ថានភាពបានផ្លាស់ប្តូរហើយ។ ឥឡូវនេះ៖
announce-not-yours = មានតែអ្នកដែលបានសរសេរទេ ទើបអាចធ្វើដូច្នេះបាន។
announce-taken = មានអ្នកក្នុងក្រុមការងារម្នាក់ កំពុងរៀបចំសេចក្តីជូនដំណឹងនេះហើយ។
announce-sent-already = បានផ្ញើហើយ កែអ្វីមិនបានទៀតទេ។
announce-draft-again = ឥឡូវនេះ សេចក្តីជូនដំណឹងនេះក្លាយជាសេចក្តីព្រាងវិញហើយ។ ដើម្បីផ្ញើ សូមមើលជាមុនម្តងទៀត។
announce-paused = បានផ្អាកហើយ។ គ្មាននរណាទទួលទេ រហូតដល់អ្នកចុច «បន្តផ្ញើ»។
announce-resumed = កំពុងផ្ញើបន្តហើយ។
announce-cancel-all = មិនទាន់មាននរណាបានទទួលទេ។ តើអ្នកពិតជាចង់បោះបង់មែនទេ?
announce-cancel-rest = មាន { $number } នាក់បានទទួលហើយ។ តើអ្នកពិតជាចង់ឈប់ផ្ញើជូន { $more } នាក់ដែលនៅសល់មែនទេ?
announce-cancelled = បានបោះបង់ហើយ។ គ្មាននរណាទទួលទៀតទេ។
announce-resend = មិនដឹងច្បាស់ថា { $number } នាក់បានទទួល ឬអត់ទេ។ បើផ្ញើម្តងទៀត អ្នកខ្លះអាចទទួលបានពីរដង។
announce-resend-late = យូរពេកហើយ។ ខ្ញុំលែងដឹងថាពួកគាត់ជានរណា ដូច្នេះផ្ញើម្តងទៀតមិនបានទេ។
announce-resending = កំពុងផ្ញើម្តងទៀត ជូន { $number } នាក់។
button-resend-sure = យល់ព្រម ផ្ញើម្តងទៀត
button-cancel-sure = យល់ព្រម បោះបង់

broadcasts-title = សេចក្តីជូនដំណឹង
broadcasts-none = មិនទាន់មាននៅឡើយទេ។
broadcasts-row = { $number }. { $kind } «{ $words }»៖ { $state }
broadcasts-counts = បានផ្ញើ { $number } ក្នុងចំណោម { $total } នាក់
broadcast-title = { $kind }
announce-counted = បានរាប់៖ { $total } នាក់
button-broadcast = { $number }. { $kind }
button-channels = ក្រុម និងឆានែល

# Two people must agree, where the owners want that.
two-people-on = មុនពេលផ្ញើសេចក្តីជូនដំណឹង ឬការកែប្រែវេទិកាដែលបានផ្សាយ ឬសេចក្តីសង្ខេបរបស់វេទិកា ត្រូវមានមនុស្សពីរនាក់យល់ព្រម។
two-people-off = អ្នករៀបចំម្នាក់ អាចផ្ញើសេចក្តីជូនដំណឹង កែវេទិកាដែលបានផ្សាយ និងផ្ញើសេចក្តីសង្ខេប បានដោយខ្លួនឯង។
two-people-ends = ចាប់ពី{ $time }ទៅ មនុស្សម្នាក់ក៏គ្រប់គ្រាន់។ មុននោះ ត្រូវមានមនុស្សពីរនាក់យល់ព្រម។
two-people-told-off = «{ $by }» បានសម្រេចថា មនុស្សម្នាក់គ្រប់គ្រាន់ ដើម្បីផ្ញើសេចក្តីជូនដំណឹង និងកែវេទិកា។ ការសម្រេចនេះមានប្រសិទ្ធភាពក្រោយ ៣០ នាទី។ មុននោះ ម្ចាស់អាចបញ្ឈប់បាន៖ /broadcasts
two-people-told-on = «{ $by }» បានសម្រេចថា មុនពេលផ្ញើសេចក្តីជូនដំណឹង ការកែប្រែវេទិកា ឬសេចក្តីសង្ខេបរបស់វេទិកា ត្រូវមានមនុស្សពីរនាក់យល់ព្រម។
button-two-people-on = ត្រូវមានពីរនាក់យល់ព្រម
button-two-people-off = ម្នាក់ក៏គ្រប់គ្រាន់
agree-asked = បានសួរ { $number } នាក់ទៀត។ ពេលមានម្នាក់យល់ព្រម សេចក្តីជូនដំណឹងនេះនឹងផ្ញើចេញ។
agree-nobody = ត្រូវមានមនុស្សទីពីរយល់ព្រម តែក្រុមការងារគ្មាននរណាផ្សេងទេ។ ៣០ នាទីទៀត ម្ចាស់អាចផ្ញើដោយខ្លួនឯងបាន។
agree-question = { $kind } ជូន { $total } នាក់៖ អ្វីដែលនៅខាងលើនឹងផ្ញើចេញ។ តើអ្នកយល់ព្រមទេ?
agree-waiting = បើគ្មាននរណាឆ្លើយទេ { $number } នាទីទៀត ម្ចាស់អាចផ្ញើដោយខ្លួនឯងបាន។
agree-late = ៣០ នាទីហើយ គ្មាននរណាឆ្លើយទេ។ ម្ចាស់អាចផ្ញើដោយខ្លួនឯងបាន។
agree-not-yourself = ត្រូវមានអ្នកផ្សេងយល់ព្រម ក្រៅពីអ្នកដែលបានសរសេរ។
agree-changed = មានគេបានកែសេចក្តីជូនដំណឹងនេះ ក្រោយពេលសួរអ្នក ដូច្នេះចម្លើយរបស់អ្នកមិនរាប់ទេ។
agree-yes = មនុស្សទីពីរបានយល់ព្រមលើសេចក្តីជូនដំណឹងរបស់អ្នក។
agree-no = មនុស្សទីពីរមិនយល់ព្រមលើសេចក្តីជូនដំណឹងរបស់អ្នកទេ។ ឥឡូវនេះ ក្លាយជាសេចក្តីព្រាងវិញ៖ /announce
agree-refused = មិនបានផ្ញើទេ។ ខ្ញុំបានប្រាប់អ្នកដែលបានសរសេរហើយ។
agree-alone = { $kind }៖ ម្ចាស់បានផ្ញើសេចក្តីជូនដំណឹងនេះដោយខ្លួនឯង ព្រោះគ្មាននរណាឆ្លើយក្នុងរយៈពេល ៣០ នាទី។
button-agree-send = យល់ព្រម
button-refuse-send = មិនយល់ព្រម

# Groups and channels.
channels-title = ក្រុម និងឆានែល
channels-none = មិនទាន់មានក្រុម ឬឆានែលណាទទួលសេចក្តីជូនដំណឹងទេ។
channels-row = { $title }៖ { $names }
channels-how = សម្រាប់ក្រុម៖ សូមបញ្ចូលខ្ញុំទៅក្នុងក្រុម រួចវាយ /channel នៅទីនោះ។ សម្រាប់ឆានែល៖ សូមតែងតាំងខ្ញុំជាអ្នកគ្រប់គ្រងឆានែល។
channels-how-server = សូមវាយ /channel ក្នុងឆានែលដែលត្រូវទទួលសេចក្តីជូនដំណឹង។ នៅទីនោះ អ្នកអាចជ្រើសរើសតួនាទីផងដែរ។
channel-ask = ឥឡូវនេះ ខ្ញុំនៅក្នុង «{ $title }» ហើយ។ តើគួរផ្ញើសេចក្តីជូនដំណឹងទៅទីនោះជាភាសាអ្វី?
channel-ask-languages = ពីពេលនេះតទៅ «{ $title }» នឹងទទួលសេចក្តីជូនដំណឹង។ តើជាភាសាអ្វី?
channel-kept = «{ $title }» នឹងទទួលសេចក្តីជូនដំណឹងជាភាសា៖ { $names }
# On a server: what is set there, as words of a list.
channel-with-role = មានហៅតួនាទីមួយ
channel-without-role = មិនហៅអ្នកណាទេ
channel-with-events = វេទិកាក្លាយជាព្រឹត្តិការណ៍
channel-without-events = វេទិកាមិនក្លាយជាព្រឹត្តិការណ៍ទេ
channel-role-how = ដើម្បីហៅតួនាទីមួយ សូមវាយ /channel នៅទីនោះម្តងទៀត រួចជ្រើសរើសតួនាទី។ មានតែអ្នកដែលយកតួនាទីនោះប៉ុណ្ណោះ ដែលនឹងទទួលការជូនដំណឹង។
channel-events-once = វេទិកានីមួយៗក្លាយជាព្រឹត្តិការណ៍ក្នុងសឺវើរតែម្តងគត់ ពេលជូនដំណឹងលើកដំបូង។ ខ្ញុំត្រូវការសិទ្ធិបង្កើតព្រឹត្តិការណ៍។
channel-options = ខ្ញុំមិនយល់ទេ ហើយមិនបានផ្លាស់ប្តូរអ្វីឡើយ។ សូមវាយ /channel រួចជ្រើសរើសតួនាទី ឬព្រឹត្តិការណ៍ បើអ្នកចង់បាន។
channel-removed = «{ $title }» លែងទទួលសេចក្តីជូនដំណឹងហើយ។
button-all-languages = គ្រប់ភាសា
button-channel-no = កុំផ្ញើទៅទីនោះ
button-channel-no-role = កុំហៅអ្នកណា
button-channel-events = ឱ្យវេទិកាក្លាយជាព្រឹត្តិការណ៍
button-channel-no-events = កុំបង្កើតព្រឹត្តិការណ៍
button-change = ប្តូរ { $label }
button-channel-remove = ដកចេញវិញ
