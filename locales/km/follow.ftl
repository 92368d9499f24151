### Following: what a supporter gets announcements about, and where they live.

follow-offer = តើអ្នកចង់ទទួលព័ត៌មានពីយុទ្ធនាការ ដូចជាវេទិកា និងលទ្ធផលទេ? បើចង់ កម្មវិធីនេះត្រូវដឹងថាផ្ញើទៅគណនីណា។ គណនីនោះរក្សាទុកដាច់ដោយឡែកពីហត្ថលេខារបស់អ្នក។
follow-started = អ្នកនឹងទទួលបានព័ត៌មានពីយុទ្ធនាការ។
follow-stopped = អ្នកនឹងលែងទទួលព័ត៌មានពីយុទ្ធនាការទៀតហើយ។ បើអ្នកបានចុះហត្ថលេខា ហត្ថលេខារបស់អ្នកនៅតែមានដដែល។
follow-in-servers = នៅ Discord សេចក្តីជូនដំណឹងបង្ហាញក្នុងឆានែលរបស់សឺវើរ។ បើអ្នកចង់ទទួលដោយផ្ទាល់ សូមភ្ជាប់គណនី Telegram របស់អ្នក៖ /connect
follow-in-servers-only = នៅ Discord សេចក្តីជូនដំណឹងបង្ហាញក្នុងឆានែលរបស់សឺវើរ។
button-follow = តាមដានព័ត៌មាន
button-unfollow = ឈប់តាមដាន
button-follow-choose = ជ្រើសរើសប្រធានបទ

# The list of topics, with a button for each.
follow-title = អ្វីដែលអ្នកតាមដាន
follow-how = អ្វីដែលមាន ✓ គឺអ្នកកំពុងតាមដាន។ សូមចុច ដើម្បីតាមដាន ឬឈប់តាមដាន។
follow-nothing = អ្នកមិនទាន់តាមដានអ្វីនៅឡើយទេ។ សូមចុចលើអ្វីដែលអ្នកចង់ទទួល។
follow-privacy = កម្មវិធីដែលកំពុងដំណើរការ អាចអានបានថា អ្នកណាទទួលព័ត៌មានអ្វី និងត្រូវផ្ញើទៅណា។ បើមានគេលួចបានតែមូលដ្ឋានទិន្នន័យ គេអានមិនបានទេ។ ការតាមដាន រក្សាទុកដាច់ដោយឡែកពីការចុះហត្ថលេខា។
button-topic-on = ✓ { $topic }
topic-news = ព័ត៌មានយុទ្ធនាការ
topic-petition = ញត្តិ៖ { $title }
topic-forum = វេទិកា៖ { $title }
not-public = (ឥឡូវនេះមិនផ្សាយជាសាធារណៈទេ)
topic-surveys = ការស្ទង់មតិ និងការអំពាវនាវក្នុងតំបន់ខ្ញុំ

# Where a follower lives: country, region or city, time zone.
home-why = ចម្លើយនេះជួយឱ្យអ្នកទទួលបានការស្ទង់មតិ និងការអំពាវនាវក្នុងតំបន់របស់អ្នក ហើយសារដែលមិនបន្ទាន់ នឹងមិនផ្ញើនៅពេលយប់ទេ។ កម្មវិធីនេះអាចអានចម្លើយរបស់អ្នកបាន។
home-region = តើអ្នករស់នៅរដ្ឋ ឬខេត្តណា? សូមសរសេរឈ្មោះរដ្ឋ ឬខេត្តនោះ ឬចុច «រំលង»។ បើគ្មានរដ្ឋ ឬខេត្តទេ សូមសរសេរឈ្មោះទីក្រុង។
home-region-refused = សូមសរសេរតែឈ្មោះរដ្ឋ ខេត្ត ឬទីក្រុងរបស់អ្នកប៉ុណ្ណោះ ឧទាហរណ៍៖ កាលីហ្វ័រញ៉ា។ ឬចុច «រំលង»។
home-zone = តើម៉ោងនៅកន្លែងដែលអ្នករស់នៅ ដូចម៉ោងនៅទីក្រុងណា? សូមចុចទីក្រុងមួយ ឬចុច «រំលង»។
home-zone-unknown = ខ្ញុំមិនស្គាល់ទីក្រុងនេះទេ។ សូមចុចទីក្រុងមួយខាងក្រោម ឬចុច «រំលង»។
home-kept = ខ្ញុំបានកត់ទុកកន្លែងដែលអ្នករស់នៅហើយ។
home-removed = ខ្ញុំបានលុបកន្លែងដែលអ្នករស់នៅហើយ។
home-removed-surveys = ខ្ញុំបានលុបកន្លែងដែលអ្នករស់នៅហើយ។ ដូច្នេះ អ្នកនឹងលែងទទួលការស្ទង់មតិ និងការអំពាវនាវទៀត។
home-lives = កន្លែងដែលអ្នករស់នៅ៖ { $place }
home-zone-is = ល្វែងម៉ោងរបស់អ្នក៖ { $zone }
button-home = កន្លែងដែលខ្ញុំរស់នៅ
button-home-remove = លុបកន្លែងរស់នៅ

# Cities that stand for the time zones of countries with several. What else people type who live there is in
# regions.ftl; here are only cities whose region has two time zones.
zone-america-los-angeles = ឡូសអាន់ជឺឡេស
zone-america-phoenix = ហ្វីនីក
zone-america-denver = ដេនវើរ
zone-america-chicago = ឈីកាហ្គោ
zone-america-new-york = ញូវយ៉ក
zone-america-anchorage = អែងឃ័ររ៉េច
zone-pacific-honolulu = ហូណូលូលូ
zone-america-vancouver = វ៉ាន់កូវើរ
zone-america-edmonton = កាល់ហ្គារី
zone-america-winnipeg = វីនីពែក
zone-america-toronto = តូរ៉ុនតូ
zone-america-halifax = ហាលីហ្វាក់
zone-australia-sydney = ស៊ីដនី
zone-australia-brisbane = ព្រីសបេន
zone-australia-adelaide = អាដេឡែត
zone-australia-darwin = ដាវីន
zone-australia-perth = ភើត

# A follower wrote “stop”.
stop-news-ask = ឈប់ទទួលព័ត៌មានទាំងអស់មែនទេ? បើអ្នកបានចុះហត្ថលេខា ហត្ថលេខារបស់អ្នកនៅតែមានដដែល។
button-stop-news = ឈប់ទទួលព័ត៌មាន
button-keep-news = បន្តទទួលព័ត៌មាន
stop-news-none = អ្នកមិនបានទទួលព័ត៌មានពីកម្មវិធីនេះទេ ដូច្នេះគ្មានអ្វីត្រូវឈប់ទេ។
