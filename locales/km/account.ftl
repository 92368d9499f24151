### A person's own affairs: data, taking back, privacy, being forgotten.

withdraw-none = គណនីនេះគ្មានហត្ថលេខាទេ។
withdraw-which = តើអ្នកចង់ដកហត្ថលេខាមួយណាវិញ?
withdraw-ask = បានចុះហត្ថលេខានៅ{ $day }។ តើអ្នកពិតជាចង់ដកហត្ថលេខានេះវិញមែនទេ? បើដក ឈ្មោះដែលបានចាក់សោនឹងត្រូវលុប ហើយចំនួនសរុបនឹងថយចុះម្នាក់។
withdraw-done = បានដកហត្ថលេខាវិញ និងបានលុបឈ្មោះហើយ។ ឥឡូវនេះ ចំនួនសរុបមាន { $total } នាក់។
button-withdraw-sure = យល់ព្រម ដកវិញ
button-keep = ទេ ទុកដដែល
button-sign-again = ចុះហត្ថលេខាម្តងទៀត
seat-own = ហត្ថលេខារបស់អ្នក៖ { $title }
seat-beside = { $platform ->
    [discord] អ្នកទី{ $seat } ដែលប្រើគណនីនេះ៖ { $title }
   *[other] អ្នកទី{ $seat } ដែលប្រើទូរស័ព្ទនេះ៖ { $title }
}

mydata-title = អ្វីដែលបានរក្សាទុកអំពីអ្នក
mydata-account = កម្មវិធីនេះអាចអានបាន៖
mydata-language = ភាសារបស់អ្នក៖ { $language }
mydata-follows = អ្នកកំពុងទទួលព័ត៌មានអំពី៖ { $topics }
mydata-follows-not = អ្នកមិនទទួលព័ត៌មានទេ
mydata-home = កន្លែងដែលអ្នករស់នៅ៖ { $place }
mydata-zone = ល្វែងម៉ោងរបស់អ្នក៖ { $zone }
mydata-connected = គណនីនេះបានភ្ជាប់ជាមួយគណនី { $app } របស់អ្នក
mydata-role = តួនាទីរបស់អ្នកក្នុងក្រុមការងារ៖ { $role }
mydata-signature = បានចុះហត្ថលេខានៅ{ $day } រស់នៅ{ $country } ជាភាសា { $language } លើអត្ថបទកំណែទី{ $version } តាម { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] កុំព្យូទ័រនេះ
}។
mydata-link = អ្នកបានមកតាមតំណភ្ជាប់ «{ $link }»។
# Where there are several signatures, each with its buttons.
mydata-numbered = { $number }. { $title }
mydata-sealed = ឈ្មោះបានចាក់សោហើយ។ កម្មវិធីនេះអានមិនបានទេ មានតែអ្នកកាន់កូនសោទេ ទើបអានបាន។
mydata-no-signature = គណនីនេះគ្មានហត្ថលេខាទេ។
mydata-forget = ដើម្បីលុបទាំងអស់៖ /forget
button-correct = កែឈ្មោះ

correct-not-understood = មិនទាន់បានកែអ្វីទេ។ សូមសរសេរឈ្មោះដែលត្រឹមត្រូវ ឧទាហរណ៍៖ សុខ ដារ៉ា ឬចុចប៊ូតុង។
correct-title = កែឈ្មោះ
correct-type = សូមសរសេរឈ្មោះដែលត្រឹមត្រូវ។ អ្នកនឹងឃើញឈ្មោះនោះម្តងទៀត មុនពេលជំនួសឈ្មោះដែលបានចាក់សោ។
correct-done = យើងបានចាក់សោឈ្មោះដែលកែហើយ និងបានលុបឈ្មោះចាស់។

forget-title = លុបទាំងអស់មែនទេ?
forget-ask = ហត្ថលេខាទាំងអស់របស់អ្នកនឹងត្រូវដកវិញ ឈ្មោះនឹងត្រូវលុប ហើយអ្នកនឹងលែងទទួលព័ត៌មាន។ គ្មានអ្វីអំពីអ្នកនៅសល់ទេ។ លុបហើយ យកមកវិញមិនបានទេ។
forget-connected = គណនី { $app } របស់អ្នកបានភ្ជាប់ជាមួយគណនីនេះ ដូច្នេះក៏នឹងត្រូវលុបដែរ។
forget-told = អ្នកបានលុបអ្វីៗទាំងអស់អំពីអ្នក តាមគណនី { $app } របស់អ្នក។ គណនីនេះបានភ្ជាប់ជាមួយគណនីនោះ ដូច្នេះក៏បានលុបដែរ។ សូមអរគុណ និងសូមជម្រាបលា។
forget-done = បានលុបអ្វីៗទាំងអស់អំពីអ្នកហើយ។ សូមអរគុណ និងសូមជម្រាបលា។
forget-last-owner = អ្នកជាម្ចាស់តែម្នាក់គត់នៃយុទ្ធនាការនេះ។ សូមតែងតាំងម្ចាស់ម្នាក់ទៀតជាមុនសិន៖ /roles
button-forget-sure = យល់ព្រម លុបទាំងអស់

privacy-title = អ្នកណាអាចអានអ្វីខ្លះ
privacy-name = ឈ្មោះរបស់អ្នកនឹងចាក់សោទុកភ្លាម។ មានតែអ្នកកាន់កូនសោរបស់យុទ្ធនាការទេ ទើបបើកបាន។ កូនសោនោះមិនដែលទុកក្នុងម៉ាស៊ីនមេឡើយ។
privacy-facts = ដើម្បីរាប់ចំនួន កម្មវិធីនេះអាចអានប្រទេស ថ្ងៃ និងភាសានៃហត្ថលេខា កម្មវិធីជជែកដែលអ្នកប្រើ និងតំណភ្ជាប់ដែលនាំអ្នកមក។ តែកម្មវិធីនេះអានឈ្មោះមិនបានទេ។
privacy-account = គណនីរបស់អ្នក រក្សាទុកជាលេខកូដ។ បើអ្នកតាមដានព័ត៌មាន កម្មវិធីនេះអាចអានអ្វីដែលអ្នកតាមដាន កន្លែងដែលត្រូវផ្ញើព័ត៌មាន និងកន្លែងដែលអ្នករស់នៅ បើអ្នកបានប្រាប់។ ព័ត៌មានទាំងនេះ រក្សាទុកដាច់ដោយឡែកពីហត្ថលេខា។
privacy-platform = ក្រុមហ៊ុនដែលជាម្ចាស់កម្មវិធីជជែកនេះ អាចមើលឃើញសារដែលអ្នកសរសេរនៅទីនេះ។
privacy-server = ហានិភ័យចម្បង៖ អ្នកដែលកាន់ម៉ាស៊ីនមេ ឬលួចចូលម៉ាស៊ីនមេដែលកំពុងដំណើរការ អាចដឹងថាគណនីណាបានចុះហត្ថលេខា ហើយអាចអានសារចាប់ពីពេលនោះមក។ តែឈ្មោះដែលបានចាក់សោពីមុន គេអានមិនបានទេ។
privacy-rights = មើលទិន្នន័យរបស់អ្នក៖ /mydata ។ ដកហត្ថលេខាវិញ៖ /withdraw ។ លុបទាំងអស់៖ /forget ។
privacy-end = ៣០ ថ្ងៃក្រោយពេលញត្តិបិទ គ្មាននរណាអាចដឹងទៀតទេថា គណនីណាបានចុះហត្ថលេខា។ មុនពេលនោះ អ្នកអាចដកហត្ថលេខាវិញបាន។

# Below /privacy: where a problem with the bot or the campaign is reported. $contact is the campaign's own line.
button-report = រាយការណ៍បញ្ហា
report-title = រាយការណ៍បញ្ហា
report-to = សូមទាក់ទងអ្នករៀបចំយុទ្ធនាការនេះ តាម៖ { $contact }
report-to-nobody = យុទ្ធនាការនេះមិនទាន់ដាក់អាសយដ្ឋានទំនាក់ទំនងទេ។ សូមប្រាប់អ្នកដែលបានឱ្យតំណភ្ជាប់នេះមកអ្នក។
report-meanwhile = បើបញ្ហាស្ថិតក្នុងទិន្នន័យរបស់អ្នក អ្នកអាចកែបានភ្លាម៖ /mydata ។ សូមកុំផ្ញើពាក្យសម្ងាត់ ឬលេខកូដនៃកម្មវិធីជជែករបស់អ្នក ទៅឱ្យនរណាឡើយ។

# A corrected name that was typed replaces the locked one only when the button is pressed. “again”: as in signing.ftl.
correct-confirm = តើប្តូរឈ្មោះដែលបានចាក់សោ ទៅជា «{ $name }» មែនទេ?
button-replace-name = ប្តូរជា { $name }
correct-confirm-again = អ្នកទើបតែបានសរសេរឈ្មោះមួយ។ តើប្តូរឈ្មោះដែលបានចាក់សោ ទៅជាឈ្មោះនោះមែនទេ?
button-replace-name-again = ប្តូរជាឈ្មោះនោះ

# The country of a signature, corrected without signing again.
button-correct-country = កែប្រទេស
correct-country-ask = តើអ្នករស់នៅប្រទេសណា? សូមចុចប៊ូតុង ឬសរសេរឈ្មោះប្រទេស។ ហត្ថលេខារបស់អ្នកនៅតែមានដដែល។
correct-country-done = យើងបានកែប្រទេសហើយ៖ { $country }។ ហត្ថលេខារបស់អ្នកនៅតែមានដដែល។
