### For the campaign's team: totals and roles.

# A sentence to read aloud.
totals-aloud = គិតត្រឹម{ $day } មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិ «{ $title }»។ គោលដៅគឺ { $goal } នាក់។
totals-as-of = គិតត្រឹម{ $day } { $time } ពេលមាន { $total } នាក់៖
totals-today = ថ្ងៃនេះ៖ { $number }
totals-withdrawn = បានដកវិញ មកដល់ពេលនេះ៖ { $number }
totals-shared = តាមទូរស័ព្ទប្រើរួមគ្នា៖ { $number }
totals-countries = តាមប្រទេស៖
totals-country = { $country }៖ { $number }
totals-rest = ប្រទេសផ្សេងទៀត និងចំនួនដែលសល់ពីការបង្គត់៖ { $number }
totals-nobody = មិនទាន់មាននរណានៅឡើយទេ
totals-rounded = ចំនួនសរុបជាចំនួនពិតប្រាកដ។ ចំនួនផ្សេងទៀតបង្គត់ចុះត្រឹមខ្ទង់ដប់ ចំនួនតូចៗមិនបង្ហាញទេ ហើយប្ដូរតែមួយដងក្នុងមួយថ្ងៃ ឬក្រោយមានហត្ថលេខា ២៥ ថែមទៀត ដើម្បីកុំឱ្យគេស្គាល់នរណាម្នាក់បាន ទោះមើលញឹកញាប់ប៉ុនណាក៏ដោយ។

role-supporter = អ្នកគាំទ្រ
role-moderator = អ្នកសម្របសម្រួល
role-organizer = អ្នករៀបចំ
role-owner = ម្ចាស់

roles-title = ក្រុមការងារយុទ្ធនាការ
roles-none = មិនទាន់មាននរណាមានតួនាទីនៅឡើយទេ។
roles-row = { $label }៖ { $role } ({ $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] កុំព្យូទ័រនេះ
})
roles-how = តំណភ្ជាប់អញ្ជើញមួយ ប្រើបានតែម្តង ក្នុងរយៈពេល ២៤ ម៉ោង។
roles-label = តើក្នុងបញ្ជីនេះ គួរហៅ{ $role }ថ្មីថាអ្វី? សូមសរសេរឈ្មោះហៅខ្លីមួយ ឧទាហរណ៍៖ ក្រុមវេទិកា។ មិនចាំបាច់ជាឈ្មោះពិតទេ។
roles-label-right = ក្នុងបញ្ជីនេះ { $role }ថ្មីនឹងហៅថា «{ $label }»។ តើត្រឹមត្រូវទេ? បើមិនត្រឹមត្រូវ សូមសរសេរម្តងទៀត។
button-invite-sure = អញ្ជើញ «{ $label }»
roles-label-refused = ឈ្មោះហៅត្រូវមានពី ២ ដល់ ៤០ តួអក្សរ។ សូមសរសេរម្តងទៀត។
roles-link = សូមផ្ញើតំណភ្ជាប់នេះទៅ { $label }។ អ្នកដែលបើកមុនគេ នឹងក្លាយជា{ $role }។
roles-link-typed = នៅលើ Discord ពួកគាត់ត្រូវសរសេរពាក្យបញ្ជានេះទៅកម្មវិធី៖
roles-link-dead = ការអញ្ជើញនេះមានគេប្រើរួចហើយ ឬហួសពេលហើយ។ សូមសុំការអញ្ជើញថ្មី។
roles-link-lower = អ្នកជា{ $role }រួចហើយ ហើយឥឡូវនេះតំណភ្ជាប់នេះប្រើលែងបានទៀតហើយ។ បើវាសម្រាប់អ្នកផ្សេង សូមបង្កើតថ្មី៖ /roles
roles-welcome = ឥឡូវនេះ អ្នកជា{ $role }នៃយុទ្ធនាការនេះហើយ។ សូមអរគុណ! សូមចុច «ជំនួយ» ដើម្បីមើលអ្វីដែលអ្នកអាចធ្វើបាន។
roles-remove-ask = ដក { $label } ({ $role }) ចេញមែនទេ?
roles-last-owner = នេះជាម្ចាស់តែម្នាក់គត់។ សូមអញ្ជើញម្ចាស់ម្នាក់ទៀតជាមុនសិន។
button-invite-moderator = អញ្ជើញអ្នកសម្របសម្រួល
button-invite-organizer = អញ្ជើញអ្នករៀបចំ
button-invite-owner = អញ្ជើញម្ចាស់ម្នាក់ទៀត
button-remove = ដកចេញ៖ { $label }
button-remove-sure = យល់ព្រម ដកចេញ

# ម្ចាស់ទាំងអស់ត្រូវបានប្រាប់ពេលក្រុមការងារផ្លាស់ប្តូរ។
team-taken = ឥឡូវនេះ «{ $label }» ជា{ $role ->
    [moderator] អ្នកសម្របសម្រួល
    [organizer] អ្នករៀបចំ
    [owner] ម្ចាស់
   *[other] { $role }
}នៃយុទ្ធនាការនេះហើយ ដោយគាត់បានបើកតំណភ្ជាប់ដែល «{ $by }» បានបង្កើត។
team-given-by-host = ឥឡូវនេះ «{ $label }» ជា{ $role ->
    [moderator] អ្នកសម្របសម្រួល
    [organizer] អ្នករៀបចំ
    [owner] ម្ចាស់
   *[other] { $role }
}នៃយុទ្ធនាការនេះហើយ ដោយអ្នកដំណើរការកម្មវិធីនេះបានប្រគល់តួនាទីឲ្យ។
team-removed = «{ $by }» បានដក «{ $label }» ({ $role ->
    [moderator] អ្នកសម្របសម្រួល
    [organizer] អ្នករៀបចំ
    [owner] ម្ចាស់
   *[other] { $role }
}) ចេញពីក្រុមការងារ។
team-removed-by-host = អ្នកដំណើរការកម្មវិធីនេះបានដក «{ $label }» ({ $role ->
    [moderator] អ្នកសម្របសម្រួល
    [organizer] អ្នករៀបចំ
    [owner] ម្ចាស់
   *[other] { $role }
}) ចេញពីក្រុមការងារ។
team-left = «{ $label }» ({ $role ->
    [moderator] អ្នកសម្របសម្រួល
    [organizer] អ្នករៀបចំ
    [owner] ម្ចាស់
   *[other] { $role }
}) បានចាកចេញពីក្រុមការងារ។
team-look = បើអ្នកមិនបានដឹងពីរឿងនេះជាមុនទេ សូមមើល /roles និង /audit រួចដកអ្នកដែលមិនគួរនៅក្នុងក្រុមចេញ។
roles-open = តំណភ្ជាប់ដែលមិនទាន់មាននរណាបើក៖
roles-open-row = { $label }៖ { $role }
button-recall = ដកតំណភ្ជាប់វិញ៖ { $label }
roles-too-new = អ្នកទើបតែធ្វើជាម្ចាស់មិនទាន់បានមួយថ្ងៃ ដូច្នេះអ្នកមិនទាន់អាចដកម្ចាស់ដែលនៅមុនអ្នកបានទេ។ សូមសុំម្ចាស់ម្នាក់ទៀតជួយ ឬព្យាយាមម្តងទៀតនៅថ្ងៃស្អែក។

audit-title = អ្វីដែលក្រុមការងារបានធ្វើ (ថ្មីបំផុតនៅខាងលើ)
audit-empty = មិនទាន់មានអ្វីនៅឡើយទេ។
audit-row = { $day } { $time }៖ { $by } { $act }
audit-somebody = នរណាម្នាក់
audit-host = អ្នកដំណើរការកម្មវិធី
audit-act = { $act ->
    [role_invited] បានបង្កើតតំណភ្ជាប់សម្រាប់ «{ $which }» ({ $what })
    [owner_invited_by_setup] បានបង្កើតតំណភ្ជាប់សម្រាប់ម្ចាស់ដំបូង
    [role_recalled] បានដកតំណភ្ជាប់សម្រាប់ «{ $which }» ({ $what }) វិញ
    [role_taken] បានឲ្យ «{ $which }» ធ្វើជា{ $what }
    [role_given_by_host] បានឲ្យ «{ $which }» ធ្វើជា{ $what }
    [role_removed] បានដក «{ $which }» ({ $what }) ចេញ
    [role_removed_by_host] បានដក «{ $which }» ({ $what }) ចេញ
    [role_left] បានចាកចេញពីក្រុមការងារ ({ $what })
    [announce_asked] បានសុំឲ្យម្នាក់ទៀតយល់ព្រមលើសេចក្តីជូនដំណឹងមួយ
    [announce_agreed] បានយល់ព្រមលើសេចក្តីជូនដំណឹងមួយ
    [announce_refused] មិនបានយល់ព្រមលើសេចក្តីជូនដំណឹងមួយ
    [announce_alone] បានផ្ញើសេចក្តីជូនដំណឹងមួយតែម្នាក់ឯង ព្រោះគ្មាននរណាឆ្លើយ
    [announce_sent] បានផ្ញើសេចក្តីជូនដំណឹងមួយ
    [announce_paused] បានផ្អាកសេចក្តីជូនដំណឹងមួយ
    [announce_resumed] បានបន្តសេចក្តីជូនដំណឹងមួយ
    [announce_resent] បានផ្ញើសេចក្តីជូនដំណឹងម្តងទៀតដល់អ្នកដែលមិនទាន់បានទទួល
    [announce_edited] បានកែសេចក្តីជូនដំណឹងមួយ
    [announce_cancelled] បានបញ្ឈប់សេចក្តីជូនដំណឹងមួយ
    [channel_added] បានបន្ថែមឆានែលមួយ
    [channel_changed] បានកែឆានែលមួយ
    [channel_removed] បានដកឆានែលមួយចេញ
    [content_added] បានបន្ថែម { $which }
    [content_changed] បានកែ { $which }
    [content_published] បានផ្សាយ { $which }
    [content_unpublished] បានដក { $which } ពីការបង្ហាញ
    [content_archived] បានរក្សាទុក { $which } ក្នុងបណ្ណសារ
    [content_closed] បានបិទ { $which }
    [event_cancelled] បានលុបចោលវេទិកា { $which }
    [event_revived] បានឲ្យវេទិកា { $which } ប្រព្រឹត្តទៅវិញ
    [event_recap_sent] បានផ្ញើសេចក្តីសង្ខេបនៃ { $which }
    [samples_removed] បានដកឧទាហរណ៍ចេញ
    [sender_muted] បានបិទមិនឲ្យនរណាម្នាក់សរសេរ
    [sender_unmuted] បានអនុញ្ញាតឲ្យនរណាម្នាក់សរសេរវិញ
    [two_people_on] បានសម្រេចថា សេចក្តីជូនដំណឹងត្រូវមានមនុស្សពីរនាក់យល់ព្រម
    [two_people_off] បានសម្រេចថា មនុស្សម្នាក់អាចផ្ញើសេចក្តីជូនដំណឹងបាន
   *[other] { $act }
}
button-newer = ថ្មីជាង

# អ្វីដែលកម្មវិធីប្រាប់ម្ចាស់។
backup-late = ចាប់តាំងពី { $day } មក ការចម្លងទិន្នន័យប្រចាំថ្ងៃមិនបានសម្រេចទេ។ បើថាសខូចឥឡូវ អ្វីៗក្រោយថ្ងៃនោះនឹងបាត់អស់។ សូមសួរអ្នកដែលថែទាំកម្មវិធីនេះ។
restored-told = ទិន្នន័យរបស់កម្មវិធីនេះត្រូវដាក់ត្រឡប់វិញពីច្បាប់ចម្លង ដែលធ្វើនៅ { $day }។ អ្វីៗក្រោយនោះបានបាត់អស់៖ អ្នកដែលចុះហត្ថលេខាក្រោយនោះ ត្រូវចុះម្តងទៀត ហើយអ្នកដែលដកហត្ថលេខាក្រោយនោះ មានឈ្មោះក្នុងនោះវិញ។
restored-check = សេចក្តីជូនដំណឹងដែលកំពុងផ្ញើ ត្រូវផ្អាកហើយ ឯសេចក្តីជូនដំណឹងដែលបានកំណត់ពេលទុក នៅតែផ្ញើចេញតាមពេល៖ សូមមើល /broadcasts។ ការអញ្ជើញដែលនៅសល់ លែងប្រើបានហើយ។ សូមមើល /roles ផងដែរ៖ អ្នកដែលដកចេញក្រោយនោះ មាននៅទីនោះវិញ។
