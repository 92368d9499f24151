### The campaign's content, made and changed in chat: petitions, forums, questions with answers.

# What there is to edit.
edit-title = ញត្តិ វេទិកា និងសំណួរ
edit-drafts = អ្នកមិនទាន់បានបញ្ចប់សេចក្តីព្រាងទាំងនេះទេ៖
edit-draft = { $kind }៖ { $title }
edit-all = សូមចុចអ្វីដែលអ្នកចង់កែ ឬបង្កើតថ្មី។
edit-more = មានច្រើនជាងនេះទៀត។ សូមវាយ /edit រួចឈ្មោះខ្លីនៃអ្វីដែលអ្នកចង់កែ។
edit-many-drafts = អ្នកមានសេចក្តីព្រាង { $most } ហើយ។ សូមបញ្ចប់មួយ ឬបោះមួយចោលសិន។
edit-gone = គ្មានសេចក្តីព្រាងនេះទៀតទេ៖ បានផ្សាយរួចហើយ ឬបានបោះចោលហើយ។
edit-discarded = បានបោះចោលហើយ។
edit-discard = តើអ្នកចង់បោះសេចក្តីព្រាងនេះចោលមែនទេ? បោះហើយ យកមកវិញមិនបានទេ។ អ្វីដែលបានផ្សាយហើយ នៅដដែល។
edit-left = បានឈប់ហើយ។ សេចក្តីព្រាងនឹងរក្សាទុក ៩០ ថ្ងៃ។ ដើម្បីបន្ត៖ /edit
edit-kind-petition = ញត្តិ
edit-kind-event = វេទិកា
edit-kind-faq = សំណួរ
edit-state-published = បានផ្សាយ
edit-state-unpublished = មិនទាន់ផ្សាយ
edit-state-closed = បិទហើយ
edit-state-archived = ទុកក្នុងបណ្ណសារ
edit-standing = { $kind }៖ { $state }
edit-link-name = ឈ្មោះខ្លីក្នុងតំណភ្ជាប់៖ { $slug }
button-edit-list = អ្វីដែលអាចកែបាន
button-edit-one = { $title }
button-edit-state = { $title } ({ $state })
button-draft-go-on = បន្ត៖ { $title }
button-new-petition = ញត្តិថ្មី
button-new-event = វេទិកាថ្មី
button-new-faq = សំណួរថ្មី

# What can be done with one.
button-edit = កែ
button-see = មើល
button-write-recap = សរសេរលទ្ធផលវេទិកា
button-publish = ផ្សាយ
button-publish-again = ផ្សាយម្តងទៀត
button-unpublish = ឈប់ផ្សាយ
button-close = បិទ
button-close-sure = យល់ព្រម បិទ
button-archive = ទុកក្នុងបណ្ណសារ
edit-published = បានផ្សាយហើយ។ ឥឡូវនេះ មនុស្សគ្រប់គ្នាអាចមើលឃើញ។
edit-kept = បានរក្សាទុកហើយ។ មានតែអ្នករៀបចំទើបមើលឃើញ រហូតដល់អ្នកផ្សាយ។
edit-changes-published = បានកែរួចហើយ។
edit-unpublished = បានឈប់ផ្សាយហើយ។ ឥឡូវនេះ មានតែអ្នករៀបចំទើបមើលឃើញ។
edit-closed = បានបិទហើយ លែងទទួលហត្ថលេខាទៀត។
edit-archived = បានទុកក្នុងបណ្ណសារ៖ លែងមានក្នុងបញ្ជី ប៉ុន្តែតំណភ្ជាប់នៅតែបើកបាន។
edit-already = បានធ្វើដូច្នេះរួចហើយ។
edit-close-sure = តើអ្នកចង់បិទ «{ $title }» មែនទេ? បិទហើយ លែងទទួលហត្ថលេខាទៀត។ អ្នកអាចបើកវិញបានក្នុងរយៈពេល ៣០ ថ្ងៃ។
edit-cancel-sure = តើអ្នកចង់លុបចោល «{ $title }» មែនទេ? អ្នកដែលបម្រុងមកទាំងអស់ នឹងទទួលដំណឹងភ្លាម។
edit-cancelled = បានលុបចោលវេទិកាហើយ។ អ្នកដែលបម្រុងមក នឹងទទួលដំណឹង។
edit-is-cancelled = វេទិកានេះបានលុបចោលហើយ។
edit-revived = វេទិកានឹងធ្វើវិញ។ អ្នកដែលបម្រុងមក នឹងទទួលដំណឹង។
button-cancel-forum = លុបចោលវេទិកា
button-cancel-forum-sure = យល់ព្រម លុបចោល
button-revive-forum = វេទិកានេះធ្វើវិញ
edit-recap-sent = ឥឡូវនេះ កំពុងផ្ញើទៅអ្នកដែលបានមក ឬបានស្នើសុំ។
edit-recap-again = បានផ្ញើរួចហើយ ហើយផ្ញើបានតែម្តង។ អ្នកដែលបើកវេទិកានេះ អាចអានបាន។
button-send-recap = ផ្ញើចេញ
edit-key-gone = ញត្តិនេះបានបិទលើសពី ៣០ ថ្ងៃហើយ។ បើកវិញមិនបានទេ ព្រោះគ្មាននរណាអាចដឹងទៀតថា នរណាបានចុះហត្ថលេខា។ សូមបង្កើតញត្តិថ្មី។

# The questions.
edit-ask-first = តើអ្នកចង់សរសេរជាភាសាណាមុន? ភាសាមួយទៀត សរសេរពេលក្រោយ។
edit-ask-other = តើអ្នកចង់សរសេរជាភាសាមួយទៀតឥឡូវនេះទេ? បើមិនទាន់មាន អ្នកអានភាសានោះនឹងឃើញភាសាដែលមាន ព្រមទាំងចំណាំមួយ។
edit-ask-title = ជា{ $language }៖ តើចំណងជើងដូចម្តេច? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «សិទ្ធិបោះឆ្នោតពីក្រៅប្រទេស»។
edit-ask-event-title = ជា{ $language }៖ តើវេទិកានេះមានឈ្មោះអ្វី? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «វេទិកាសាធារណៈនៅទីក្រុងវ៉ាន់កូវើរ»។
edit-ask-summary = ជា{ $language }៖ តើញត្តិនេះស្នើសុំអ្វី? សូមសរសេរពីរបីប្រយោគសម្រាប់ទំព័រដំបូង មិនលើស { $number } ពាក្យ និង { $most } តួអក្សរ។
edit-ask-share = ជា{ $language }៖ សូមសរសេរមួយប្រយោគ ដែលគេអាចផ្ញើបន្តទៅមិត្តភក្តិ។ មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «សូមចុះហត្ថលេខា ដើម្បីសិទ្ធិបោះឆ្នោតពីក្រៅប្រទេស។»
edit-ask-body = ជា{ $language }៖ សូមសរសេរអត្ថបទទាំងមូល មិនលើស { $most } តួអក្សរ។ សូមទុកមួយបន្ទាត់ទទេរវាងកថាខណ្ឌ ហើយដាក់លេខលើសំណើនីមួយៗ។ បើតិចជាង ៣,៥០០ តួអក្សរ អត្ថបទចូលក្នុងសារតែមួយ។
edit-ask-what = ជា{ $language }៖ តើវេទិកានេះមានកម្មវិធីអ្វីខ្លះ? មិនលើស { $most } តួអក្សរ ដោយទុកមួយបន្ទាត់ទទេរវាងកថាខណ្ឌ។
edit-ask-speakers = ជា{ $language }៖ តើនរណាជាវាគ្មិន? មួយបន្ទាត់ម្នាក់ មិនលើស { $most } តួអក្សរក្នុងមួយបន្ទាត់ ឧទាហរណ៍៖ «មេធាវីម្នាក់ពីវ៉ាន់កូវើរ»។
edit-ask-place = ជា{ $language }៖ តើទីកន្លែងនោះឈ្មោះអ្វី? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «សាលវត្តខ្មែរ»។ បើធ្វើតាមអ៊ីនធឺណិត សូមសរសេរ «តាមអ៊ីនធឺណិត»។
edit-ask-street = ជា{ $language }៖ តើផ្លូវ និងលេខផ្ទះដូចម្តេច? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «១២៣៤ Main Street»។ បើធ្វើតែតាមអ៊ីនធឺណិត សូមរំលង។
edit-ask-city = ជា{ $language }៖ តើនៅទីក្រុងណា? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «វ៉ាន់កូវើរ»។ ម៉ោងទាំងអស់គិតតាមម៉ោងទីក្រុងនេះ។
edit-ask-recap = ជា{ $language }៖ តើវេទិកានេះបានលទ្ធផលអ្វី? មិនលើស { $most } តួអក្សរ។ អាចដាក់តំណភ្ជាប់ក្នុងអត្ថបទបាន។
edit-ask-question = ជា{ $language }៖ តើគេសួរអ្វី? មិនលើស { $most } តួអក្សរ ប៉ុន្តែគួរត្រឹម ៦០ ឧទាហរណ៍៖ «តើចុះហត្ថលេខាមានសុវត្ថិភាពទេ?»
edit-ask-answer = ជា{ $language }៖ តើចម្លើយដូចម្តេច? មិនលើស { $most } តួអក្សរ ដោយទុកមួយបន្ទាត់ទទេរវាងកថាខណ្ឌ។
edit-ask-others = ជា{ $language }៖ តើអ្នកស្វែងរកអាចសរសេរពាក្យអ្វីទៀត? សូមដាក់សញ្ញាក្បៀសរវាងពាក្យ មិនលើស { $most } តួអក្សរក្នុងមួយពាក្យ ឧទាហរណ៍៖ «សុវត្ថិភាព, គ្រោះថ្នាក់»។ ពាក្យខ្មែរសរសេរជាអក្សរឡាតាំង ក៏ជួយបានដែរ។
edit-ask-goal = តើគោលដៅប៉ុន្មានហត្ថលេខា? សូមវាយជាលេខ ឧទាហរណ៍៖ ១០០០០
edit-ask-recipients = តើញត្តិនេះជូនដល់នរណា? សូមបន្ថែមអ្នកទទួលម្តងមួយ។ សូមដាក់ឈ្មោះស្ថាប័ន កុំដាក់ឈ្មោះបុគ្គល។
edit-ask-recipient = ជា{ $language }៖ តើអ្នកទទួលនេះឈ្មោះអ្វី? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «អង្គការសហប្រជាជាតិ»។
edit-ask-names = តើអ្នកទទួលនេះទទួលតែតួលេខ ឬទទួលឈ្មោះអ្នកចុះហត្ថលេខាដែលយល់ព្រមដែរ?
edit-ask-names-consent = បើទទួលឈ្មោះ អ្នកចុះហត្ថលេខាម្នាក់ៗនឹងអានឃើញមុនពេលចុះ ហើយអាចមានមនុស្សហ៊ានចុះតិចជាងមុន។ ការជ្រើសនេះមានប្រសិទ្ធភាពតែលើអ្នកដែលចុះក្រោយនេះទេ។ បើមិនច្បាស់ សូមជ្រើសតែតួលេខ។
edit-ask-opens = តើចាប់ផ្តើមចុះហត្ថលេខានៅថ្ងៃណា? ឧទាហរណ៍៖ ៦ ធ្នូ ២០២៦ ឬ ២០២៦-១២-០៦។ បើរំលង៖ ចាប់ផ្តើមភ្លាម។
edit-ask-closes = តើថ្ងៃចុងក្រោយសម្រាប់ចុះហត្ថលេខាជាថ្ងៃណា? ឧទាហរណ៍៖ ៣១ ធ្នូ ២០២៧ ឬ ២០២៧-១២-៣១។ បើរំលង៖ បើករហូត។
edit-ask-people = តើមនុស្សប៉ុន្មាននាក់អាចចុះហត្ថលេខាលើទូរស័ព្ទមួយ ពី ១ ដល់ { $most }? បីនាក់សមសម្រាប់មួយគ្រួសារ។
edit-ask-region = ក្រៅពីប្រទេស តើត្រូវសួរអ្នកចុះហត្ថលេខាអំពីរដ្ឋ ឬខេត្តដែរទេ?
edit-ask-milestones = តើពេលបានប៉ុន្មានហត្ថលេខា ទើបត្រូវស្នើសេចក្តីជូនដំណឹង? សូមដកឃ្លារវាងលេខ ឧទាហរណ៍៖ ១០០០ ៥០០០ ១០០០០
edit-ask-channels = តើអ្នកនឹងដាក់តំណភ្ជាប់នៅទីណាខ្លះ? ឈ្មោះនីមួយៗមានតំណភ្ជាប់ផ្ទាល់ខ្លួន ដើម្បីដឹងថាមួយណាមានប្រសិទ្ធភាព។ សូមប្រើអក្សរឡាតាំង លេខ និងសហសញ្ញា ឧទាហរណ៍៖ facebook poster
edit-ask-zone = ខ្ញុំមិនស្គាល់ទីក្រុងនេះទេ។ សូមសរសេរទីក្រុងធំ ឬប្រទេសដែលមានម៉ោងដូចគ្នា ឧទាហរណ៍៖ ប៉ារីស
edit-zone-which = មានទីកន្លែងច្រើនឈ្មោះដូចគ្នា។ តើម៉ោងនៅទីណា?
edit-ask-online = តើមានតំណភ្ជាប់សម្រាប់ចូលរួមតាមអ៊ីនធឺណិតទេ? ឧទាហរណ៍៖ https://zoom.us/j/abc
edit-ask-point = { $platform ->
        [telegram] តើទីកន្លែងនេះនៅត្រង់ណាលើផែនទី? សូមផ្ញើទីតាំងពីម៉ឺនុយរូបដង្កៀបក្រដាស ឬវាយលេខ ឧទាហរណ៍៖ ៤៩.១៩, -១២២.៨៥
       *[other] តើទីកន្លែងនេះនៅត្រង់ណាលើផែនទី? សូមវាយលេខ ឧទាហរណ៍៖ ៤៩.១៩, -១២២.៨៥
    }
edit-ask-day = តើធ្វើនៅថ្ងៃណា? ឧទាហរណ៍៖ ៦ ធ្នូ ២០២៦ ឬ ២០២៦-១២-០៦
edit-ask-start = តើចាប់ផ្តើមម៉ោងប៉ុន្មាន តាមម៉ោងនៅទីនោះ? ឧទាហរណ៍៖ ១៤:០០ ឬ ម៉ោង ២ រសៀល
edit-ask-end = តើចប់ម៉ោងប៉ុន្មាន? ឧទាហរណ៍៖ ១៧:០០។ បើចប់នៅថ្ងៃផ្សេង សូមសរសេរថ្ងៃផង។
edit-ask-capacity = តើមានកន្លែងសម្រាប់មនុស្សប៉ុន្មាននាក់? សូមវាយជាលេខ ឧទាហរណ៍៖ ១២០
edit-ask-topic = តើសំណួរនេះស្ថិតក្នុងប្រធានបទណា?
edit-ask-topic-name = ជា{ $language }៖ តើប្រធានបទថ្មីនេះឈ្មោះអ្វី? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «អំពីការចុះហត្ថលេខា»។
edit-ask-file = { $platform ->
        [discord] តើអ្នកចង់បន្ថែមរូបភាព ឬ PDF ដែលមនុស្សគ្រប់គ្នាអាចបើកបានទេ? មិនលើស ១០ MB។ សូមផ្ញើមកខ្ញុំក្នុងការជជែកផ្ទាល់ជាមួយខ្ញុំ។
       *[other] តើអ្នកចង់បន្ថែមរូបភាព ឬ PDF ដែលមនុស្សគ្រប់គ្នាអាចបើកបានទេ? មិនលើស ១០ MB។ សូមផ្ញើមកទីនេះ។
    }
edit-ask-slug = ឈ្មោះខ្លីក្នុងតំណភ្ជាប់៖ មិនលើស { $most } តួ គឺអក្សរឡាតាំងតូច លេខ និងសហសញ្ញា។ រក្សាទុក ឬផ្សាយហើយ កែមិនបានទៀតទេ។
edit-slug-proposal = ខ្ញុំសូមស្នើ៖ { $slug }
edit-now = មកដល់ពេលនេះ៖ { $value }
edit-new-version = អ្នកដែលបានចុះហត្ថលេខារួច នៅជាប់នឹងអត្ថបទដែលខ្លួនបានអាន។ អត្ថបទថ្មីមានលេខថ្មី សម្រាប់អ្នកដែលចុះពីពេលនេះទៅ។
edit-which-field = តើអ្នកចង់កែអ្វី?
edit-preview = នេះជាអ្វីដែលគេនឹងឃើញ។ តើត្រូវធ្វើអ្វីបន្ទាប់?
edit-preview-one-language = មិនទាន់មានជា{ $names }ទេ។ អ្នកអានភាសានោះនឹងឃើញភាសាដែលមាន ព្រមទាំងចំណាំមួយ។
edit-preview-file = ភ្ជាប់ជាមួយ៖ { $name }
edit-missing = នៅខ្វះខ្លះទៀត។ សូមចុចលើអ្វីដែលខ្វះ ដើម្បីបំពេញ។
edit-changed = មានគេបានកែមុនអ្នក៖
edit-changed-field = { $field }៖ { $was } → { $is }
edit-empty = ទទេ
edit-yes = បាទ/ចាស
edit-no = ទេ
edit-field-in = { $field } ({ $language })

# What the fields are called.
edit-field-title = ចំណងជើង
edit-field-summary = សេចក្តីសង្ខេប
edit-field-share = ប្រយោគចែករំលែក
edit-field-body = អត្ថបទទាំងមូល
edit-field-what = កម្មវិធី
edit-field-speakers = វាគ្មិន
edit-field-place = ទីកន្លែង
edit-field-street = ផ្លូវ
edit-field-city = ទីក្រុង
edit-field-recap = លទ្ធផលវេទិកា
edit-field-question = សំណួរ
edit-field-answer = ចម្លើយ
edit-field-others = ពាក្យផ្សេងទៀត
edit-field-goal = គោលដៅ
edit-field-recipients = អ្នកទទួល
edit-field-opens = ថ្ងៃដំបូង
edit-field-closes = ថ្ងៃចុងក្រោយ
edit-field-people = ចំនួនមនុស្សលើទូរស័ព្ទមួយ
edit-field-region = សួររដ្ឋ ឬខេត្ត
edit-field-milestones = ចំនួនត្រូវជូនដំណឹង
edit-field-channels = តំណភ្ជាប់
edit-field-zone = ល្វែងម៉ោង
edit-field-online = តំណភ្ជាប់អ៊ីនធឺណិត
edit-field-point = លើផែនទី
edit-field-day = ថ្ងៃ
edit-field-start = ចាប់ផ្តើម
edit-field-end = ចប់
edit-field-capacity = ចំនួនកន្លែង
edit-field-topic = ប្រធានបទ
edit-field-file = រូបភាព ឬ PDF
edit-field-slug = ឈ្មោះខ្លី

# What is wrong with an answer, and what would be right.
edit-unfit-empty = ខ្ញុំមិនឃើញពាក្យទេ។ សូមសរសេរអត្ថបទ។
edit-unfit-long = នេះមាន { $number } តួអក្សរ ប៉ុន្តែត្រូវមិនលើស { $most }។ សូមសរសេរឱ្យខ្លីជាងនេះ។
edit-unfit-long-one = មានមួយវែងដល់ { $number } តួអក្សរ ប៉ុន្តែត្រូវមិនលើស { $most }។ សូមសរសេរឱ្យខ្លីជាងនេះ។
edit-unfit-wordy = វែងពេក។ ត្រូវមិនលើស { $most } ពាក្យ។ សូមសរសេរឱ្យខ្លីជាងនេះ។
edit-unfit-many = ច្រើនពេក។ ត្រូវមិនលើស { $most }។
edit-goal-refused = សូមវាយលេខគត់ពី ១ ដល់ { $most } ឧទាហរណ៍៖ ១០០០០
edit-people-refused = សូមវាយលេខពី ១ ដល់ { $most }។
edit-capacity-refused = សូមវាយលេខគត់ពី ១ ដល់ { $most } ឧទាហរណ៍៖ ១២០
edit-milestones-refused = សូមវាយលេខមិនលើស { $most } ចំនួន ដោយដកឃ្លា ហើយកុំឱ្យលើសគោលដៅ { $goal } ឧទាហរណ៍៖ ១០០០ ៥០០០
edit-channels-refused = ឈ្មោះនីមួយៗត្រូវជាអក្សរឡាតាំង លេខ ឬសហសញ្ញា មិនលើស { $most } តួ ដោយដកឃ្លា ឧទាហរណ៍៖ facebook poster
edit-day-unread = ខ្ញុំអានថ្ងៃនេះមិនយល់ទេ។ សូមសរសេរដូចនេះ៖ ៦ ធ្នូ ២០២៦ ឬ ២០២៦-១២-០៦
edit-time-unread = ខ្ញុំអានម៉ោងនេះមិនយល់ទេ។ សូមសរសេរដូចនេះ៖ ១៤:០០ ឬ ម៉ោង ២ រសៀល
edit-closes-before = ថ្ងៃចុងក្រោយមិនអាចនៅមុនថ្ងៃដំបូងទេ។ សូមសរសេរថ្ងៃផ្សេង។
edit-start-first = សូមប្រាប់ម៉ោងចាប់ផ្តើមសិន។
edit-end-before = ម៉ោងចប់ត្រូវនៅក្រោយម៉ោងចាប់ផ្តើម។ សូមសរសេរម៉ោងក្រោយជាងនេះ។ បើជាថ្ងៃផ្សេង សូមសរសេរថ្ងៃផង។
edit-time-skipped = នៅថ្ងៃនោះ នាឡិកានៅទីនោះរំលងម៉ោងនេះ។ សូមសរសេរម៉ោងផ្សេង។
edit-zone-unknown = ខ្ញុំមិនស្គាល់ទីកន្លែងនេះទេ។ សូមសរសេរទីក្រុងធំ ឬប្រទេសដែលមានម៉ោងដូចគ្នា ឧទាហរណ៍៖ ប៉ារីស
edit-zone-several = មានល្វែងម៉ោងច្រើនត្រូវគ្នា។ សូមសរសេរទីក្រុងធំនៅជិតនោះ។
edit-online-refused = សូមសរសេរតំណភ្ជាប់ ឧទាហរណ៍៖ https://zoom.us/j/abc
edit-point-refused = សូមវាយលេខពីរ គឺរយៈទទឹង និងរយៈបណ្តោយ ឧទាហរណ៍៖ ៤៩.១៩, -១២២.៨៥
edit-topic-unknown = គ្មានប្រធានបទនេះទេ។ សូមចុចប៊ូតុងមួយ ឬបង្កើតប្រធានបទថ្មី។
edit-slug-refused = ឈ្មោះខ្លីមានតែអក្សរឡាតាំងតូច លេខ និងសហសញ្ញា មិនលើស { $most } តួ ឧទាហរណ៍៖ vote-from-abroad
edit-slug-taken = ឈ្មោះខ្លីនេះមានគេយកហើយ។ សូមជ្រើសមួយផ្សេង។
edit-file-not-text = សូមផ្ញើរូបភាព ឬ PDF ឬចុច «រំលង»។
edit-file-no-pdf = សូមផ្ញើរូបភាព ឬ PDF ព្រោះឯកសារផ្សេង មិនមែនគ្រប់គ្នាបើកបានទេ។
edit-file-big = ឯកសារនេះធំពេក៖ ត្រូវមិនលើស ១០ MB។ សូមផ្ញើមួយតូចជាងនេះ។
edit-file-not-here = ខ្ញុំកំពុងទាញយកឯកសារនេះ។ បន្តិចទៀត សូមចុចប៊ូតុងម្តងទៀត។
edit-file-away = ពេលនេះ ខ្ញុំយកឯកសារនេះមកមិនបានទេ។ សូមព្យាយាមម្តងទៀតពេលក្រោយ។
edit-full = ចំនួនពេញហើយ។ សូមដកមួយចេញពីយុទ្ធនាការសិន។
edit-not-right = ចម្លើយពីរមិនត្រូវគ្នាទេ។ សូមមើលឡើងវិញម្តងទៀត។

# Buttons under a draft.
button-leave-empty = ទុកទទេ
button-later = ពេលក្រោយ
button-add-recipient = បន្ថែមអ្នកទទួល
button-remove-recipient = ដកចេញ៖ { $name }
button-figures-only = តែតួលេខ
button-names-too = ឈ្មោះដែរ
button-ask-region = បាទ/ចាស សួរ
button-ask-no-region = ទេ ប្រទេសគ្រប់គ្រាន់ហើយ
button-new-topic = ប្រធានបទថ្មី
button-use-slug = យកឈ្មោះនេះ
button-keep-unpublished = រក្សាទុក មិនទាន់ផ្សាយ
button-change-something = កែអ្វីមួយ
button-publish-changes = ផ្សាយអ្វីដែលបានកែ
button-publish-anyway = នៅតែផ្សាយរបស់ខ្ញុំ
button-take-theirs = យកតាមអ្វីដែលមានឥឡូវ
button-add-language = សរសេរជា{ $language }
button-without-language = មិនទាន់យក{ $language }
button-see-file = បើក៖ { $name }

mydata-drafts = សេចក្តីព្រាងដែលអ្នកបានចាប់ផ្តើម៖ { $number }

# The examples.
edit-samples = ឥឡូវនេះ យុទ្ធនាការមានញត្តិផ្ទាល់ខ្លួនហើយ។ អ្នកអាចលុបគំរូទាំងអស់ ព្រមទាំងហត្ថលេខាលើគំរូទាំងនោះ។ អ្វីដែលនឹងលុប៖
edit-samples-petition = { $title }៖ { $total } ហត្ថលេខា
edit-samples-events = វេទិកាគំរូ៖ { $number }
edit-samples-faqs = សំណួរគំរូ៖ { $number }
edit-samples-more = មានហត្ថលេខាច្រើន នៅសល់ខ្លះទៀត។ សូមចុចប៊ូតុងម្តងទៀត។
edit-samples-gone = បានលុបគំរូទាំងអស់ហើយ។
button-samples = លុបគំរូចោល
button-remove-samples = យល់ព្រម លុបចោល
