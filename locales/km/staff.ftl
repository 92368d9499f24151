### For the campaign's team: totals and roles.

# A sentence to read aloud.
totals-aloud = គិតត្រឹម{ $day } មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិ «{ $title }»។ គោលដៅគឺ { $goal } នាក់។
totals-today = ថ្ងៃនេះ៖ { $number }
totals-withdrawn = បានដកវិញ មកដល់ពេលនេះ៖ { $number }
totals-shared = តាមទូរស័ព្ទប្រើរួមគ្នា៖ { $number }
totals-countries = តាមប្រទេស៖
totals-country = { $country }៖ { $number }
totals-rest = ប្រទេសផ្សេងទៀត និងចំនួនដែលសល់ពីការបង្គត់៖ { $number }
totals-nobody = មិនទាន់មាននរណានៅឡើយទេ
totals-rounded = ចំនួនសរុបជាចំនួនពិតប្រាកដ។ ចំនួនតាមប្រទេសបង្គត់ចុះត្រឹមខ្ទង់ដប់ ដើម្បីកុំឱ្យគេស្គាល់គ្រួសារណាមួយ។

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
roles-link-lower = អ្នកជា{ $role }រួចហើយ។
roles-welcome = ឥឡូវនេះ អ្នកជា{ $role }នៃយុទ្ធនាការនេះហើយ។ សូមអរគុណ! សូមចុច «ជំនួយ» ដើម្បីមើលអ្វីដែលអ្នកអាចធ្វើបាន។
roles-remove-ask = ដក { $label } ({ $role }) ចេញមែនទេ?
roles-last-owner = នេះជាម្ចាស់តែម្នាក់គត់។ សូមអញ្ជើញម្ចាស់ម្នាក់ទៀតជាមុនសិន។
button-invite-moderator = អញ្ជើញអ្នកសម្របសម្រួល
button-invite-organizer = អញ្ជើញអ្នករៀបចំ
button-invite-owner = អញ្ជើញម្ចាស់ម្នាក់ទៀត
button-remove = ដកចេញ៖ { $label }
button-remove-sure = យល់ព្រម ដកចេញ
