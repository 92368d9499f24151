### A petition: the list, the card, the whole text.

petitions-title = បញ្ជីញត្តិ
petitions-none = មិនទាន់មានញត្តិនៅឡើយទេ។ សូមត្រឡប់មកម្តងទៀតនៅពេលក្រោយ។
petitions-open = { $title }៖ { $total } នាក់ (គោលដៅ { $goal } នាក់)
petitions-closed = { $title }៖ { $total } នាក់ (បិទហើយ)
petitions-not-yet = { $title } (ចាប់ផ្តើមនៅ{ $day })

# Marks above a card.
petition-example = គំរូ៖ មិនមែនជាយុទ្ធនាការពិតទេ។
petition-practice = សាកល្បង៖ ហត្ថលេខានៅទីនេះ មិនរាប់បញ្ចូលទេ។
petition-other-language = ញត្តិនេះមានតែជាភាសាផ្សេងប៉ុណ្ណោះ។

petition-recipients = គោរពជូន៖ { $names }
petition-recipients-more = គោរពជូន៖ { $names } និងអ្នកទទួល { $more } ផ្សេងទៀត
petition-progress = បានចុះហត្ថលេខា { $total } នាក់ ក្នុងគោលដៅ { $goal } នាក់
petition-bar = { $percent }% { $bar }

# The consent: at most 50 words. What is locked, who can open it, what is counted, who else can see, how to take it back.
consent-no-names = ឈ្មោះរបស់អ្នកនឹងចាក់សោ មានតែអ្នកកាន់កូនសោទេ ទើបបើកបាន។ ដកវិញបាន រហូតដល់ ៣០ ថ្ងៃក្រោយញត្តិបិទ៖ /withdraw ។ យើងរាប់តាមប្រទេស។ { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] កុំព្យូទ័រនេះ
} មើលឃើញសារនៅទីនេះ។
consent-names = ឈ្មោះរបស់អ្នកនឹងចាក់សោ មានតែអ្នកកាន់កូនសោទេ ទើបបើកបាន។ ពួកគាត់នឹងប្រគល់ឈ្មោះជូន៖ { $names }។ ដកវិញបាន រហូតដល់ ៣០ ថ្ងៃក្រោយញត្តិបិទ៖ /withdraw ។ យើងរាប់តាមប្រទេស។ { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] កុំព្យូទ័រនេះ
} មើលឃើញសារនៅទីនេះ។

button-agree = ខ្ញុំយល់ព្រម ចុះហត្ថលេខា
button-whole-text = អានអត្ថបទទាំងមូល
petition-all-recipients = ញត្តិនេះនឹងគោរពជូន៖
recipient-figures = { $name } (ទទួលតែតួលេខ)
recipient-with-names = { $name } (ទទួលតួលេខ និងឈ្មោះ)
petition-version = អត្ថបទកំណែទី{ $version }។

petition-closed = ញត្តិនេះបានបិទនៅ{ $day }។ ញត្តិនេះលែងទទួលហត្ថលេខាទៀតហើយ។ សូមអរគុណដល់អ្នកទាំងអស់ដែលបានចុះហត្ថលេខា។
petition-archived = ញត្តិនេះបានបញ្ចប់ហើយ លែងទទួលហត្ថលេខាទៀតហើយ។ សូមអរគុណដល់អ្នកទាំងអស់ដែលបានចុះហត្ថលេខា។
text-now = ក្នុងនោះ { $number } នាក់បានចុះហត្ថលេខាលើអត្ថបទបច្ចុប្បន្ន
text-of = ក្នុងនោះ { $number } នាក់បានចុះហត្ថលេខាលើអត្ថបទដែលផ្សាយនៅ{ $day }៖ «{ $title }»
text-of-version = ក្នុងនោះ { $number } នាក់បានចុះហត្ថលេខាលើអត្ថបទកំណែទី{ $version }៖ «{ $title }»
total-said-texts = មកដល់ពេលនេះ មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិដែលឥឡូវនេះមានចំណងជើងថា «{ $title }»៖
petition-gone = ឥឡូវនេះលែងអាចចុះហត្ថលេខាលើញត្តិនេះបានទៀតហើយ។
petition-unpublished = ញត្តិនេះមិនទាន់ផ្សាយទេ មានតែអ្នករៀបចំទើបមើលឃើញ។
petition-without-key = ឥឡូវនេះ គ្មាននរណាអាចចុះហត្ថលេខាលើញត្តិនេះបានទេ ព្រោះកម្មវិធីខ្វះអ្វីមួយដែលញត្តិនេះត្រូវការ។ ហត្ថលេខាដែលបានចុះរួច នៅតែរាប់។ សូមប្រាប់យុទ្ធនាការ៖ /ask
petition-not-yet = ញត្តិនេះនឹងចាប់ផ្តើមទទួលហត្ថលេខានៅ{ $day }។
petition-changed = អត្ថបទញត្តិ ឬអ្នកទទួលញត្តិ ទើបតែផ្លាស់ប្តូរ។ សូមអានម្តងទៀត មុនពេលចុះហត្ថលេខា។

# Where the campaign lets nobody sign on Discord.
sign-on-telegram = យុទ្ធនាការនេះមិនទទួលហត្ថលេខានៅលើ Discord ទេ។ សូមចុះហត្ថលេខានៅលើ Telegram។ ប៊ូតុងខាងក្រោមនឹងបើកញត្តិនេះនៅទីនោះ។
button-sign-on-telegram = ចុះហត្ថលេខានៅលើ Telegram

# The last day, and how long that is from today. $days is a number.
petition-closes = បិទ{ $day } (នៅសល់ { $days } ថ្ងៃ)
petition-closes-today = ថ្ងៃនេះជាថ្ងៃចុងក្រោយសម្រាប់ចុះហត្ថលេខា។

# The answer to “how many have signed?”: a sentence that can be read aloud.
total-said = មកដល់ពេលនេះ មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិ «{ $title }»។
