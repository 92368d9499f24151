### Signing: country, name, thanks, and what comes after.

country-title = តើអ្នករស់នៅប្រទេសណា?
country-how = សូមចុចប៊ូតុង ឬសរសេរឈ្មោះប្រទេស។
country-suggest = តើអ្នកចង់ជ្រើសប្រទេសមួយណា?
country-unknown = ខ្ញុំមិនស្គាល់ប្រទេសនេះទេ។ សូមសរសេរឈ្មោះប្រទេស ឧទាហរណ៍៖ បារាំង
country-risk = បើអ្នករស់នៅកម្ពុជា ហើយមានគេមើលទូរស័ព្ទរបស់អ្នក គេអាចដឹងថាអ្នកបានចុះហត្ថលេខា។ សូមបន្ត លុះត្រាតែអ្នកគិតថាមានសុវត្ថិភាព។

name-title = ជំហានចុងក្រោយ៖ ឈ្មោះរបស់អ្នក
name-how = សូមចុចលើឈ្មោះរបស់អ្នក ដើម្បីចុះហត្ថលេខាលើញត្តិ។ ចុចហើយ ឈ្មោះនោះនឹងចាក់សោទុកភ្លាម។
name-type = { $platform ->
    [discord] សូមចុច «សរសេរ៖ ឈ្មោះ» រួចផ្ញើឈ្មោះរបស់អ្នក។ អ្នកនឹងឃើញឈ្មោះនោះម្តងទៀត មុនពេលចុះហត្ថលេខា។
   *[other] សូមសរសេរឈ្មោះរបស់អ្នក ហើយផ្ញើមក។ អ្នកនឹងឃើញឈ្មោះនោះម្តងទៀត មុនពេលចុះហត្ថលេខា។
}
button-sign-as = ចុះហត្ថលេខា៖ { $name }
button-other-name = ប្រើឈ្មោះផ្សេង

already-signed = អ្នកបានចុះហត្ថលេខារួចហើយ នៅ{ $day }។ សូមអរគុណ!
button-share = ចែករំលែក
button-withdraw = ដកហត្ថលេខាវិញ
button-beside = អ្នកនៅក្បែរខ្ញុំចង់ចុះហត្ថលេខា

thanks-title = សូមអរគុណដែលបានចុះហត្ថលេខា!
thanks-number = អ្នកជាមនុស្សទី{ $number } ដែលបានចុះហត្ថលេខា។
thanks-rights = យើងបានចាក់សោឈ្មោះរបស់អ្នកហើយ។ អ្នកអាចកែឈ្មោះ ឬដកហត្ថលេខាវិញបាន៖ /mydata

beside-hand-over = { $platform ->
    [discord] សូមអញ្ជើញអ្នកបន្ទាប់មកមើលអេក្រង់នេះ។
   *[other] សូមហុចទូរស័ព្ទជូនអ្នកបន្ទាប់។
}
beside-full = { $platform ->
    [discord] មាន { $most } នាក់បានចុះហត្ថលេខាតាមគណនីនេះហើយ ហើយញត្តិនេះអនុញ្ញាតត្រឹមប៉ុណ្ណេះ។ អ្នកបន្ទាប់អាចចុះហត្ថលេខាតាមគណនីរបស់ខ្លួន ឬរបស់មិត្តភក្តិ។ សូមចុច «ចែករំលែក» រួចផ្ញើតំណភ្ជាប់ជូនគាត់។
   *[other] មាន { $most } នាក់បានចុះហត្ថលេខាតាមទូរស័ព្ទនេះហើយ ហើយញត្តិនេះអនុញ្ញាតត្រឹមប៉ុណ្ណេះ។ អ្នកបន្ទាប់អាចចុះហត្ថលេខាតាមទូរស័ព្ទរបស់ខ្លួន ឬរបស់មិត្តភក្តិ។ សូមចុច «ចែករំលែក» រួចផ្ញើតំណភ្ជាប់ជូនគាត់។
}
beside-full-elsewhere = ញត្តិនេះអនុញ្ញាតឱ្យចុះហត្ថលេខាត្រឹម { $most } នាក់តាមគណនីមួយ។ អ្នកដែលបានចុះហត្ថលេខាតាមគណនីដែលធ្លាប់ភ្ជាប់ជាមួយគណនីរបស់អ្នក ក៏រាប់បញ្ចូលនៅទីនេះដែរ ដូច្នេះមិនអាចមាននរណាចុះហត្ថលេខាបន្ថែមនៅទីនេះបានទេ។ អ្នកបន្ទាប់អាចចុះហត្ថលេខាតាមទូរស័ព្ទរបស់ខ្លួន ឬរបស់មិត្តភក្តិ។ សូមចុច «ចែករំលែក» រួចផ្ញើតំណភ្ជាប់ជូនគាត់។

continue-offer = អ្នកកំពុងចុះហត្ថលេខាលើញត្តិ «{ $title }»។ តើអ្នកចង់បន្តទេ?
button-continue-signing = បន្តចុះហត្ថលេខា
button-anew = ធ្វើពីដើមវិញ

after-region = តើអ្នករស់នៅរដ្ឋ ឬខេត្តណា? សូមសរសេរឈ្មោះរដ្ឋ ឬខេត្តនោះ ឬចុច «រំលង»។ មានតែអ្នកកាន់កូនសោទេ ទើបអានបាន។
after-region-refused = សូមសរសេរតែឈ្មោះរដ្ឋ ឬខេត្តរបស់អ្នកប៉ុណ្ណោះ ឧទាហរណ៍៖ កាលីហ្វ័រញ៉ា។ ឬចុច «រំលង»។
after-region-kept = យើងបានចាក់សោឈ្មោះរដ្ឋ ឬខេត្តរបស់អ្នកទុកហើយ។
after-more = តើអ្នកចង់ធ្វើអ្វីទៀត? បើលុបសារនៅទីនេះ ហត្ថលេខារបស់អ្នកនៅតែមានដដែល។
after-share = សូមផ្ញើសារខាងក្រោមនេះ ទៅមិត្តភក្តិ និងក្រុមគ្រួសារ៖
after-done = រួចរាល់ហើយ។ សូមអរគុណ!
button-erase-chat = លុបសារនៅទីនេះ
after-erased = { $platform ->
    [discord] ខ្ញុំបានលុបសាររបស់ខ្ញុំ តាមដែលខ្ញុំអាចលុបបាន។ ក្នុងសឺវើរ សារដែលនៅសល់នឹងបាត់ ពេលអ្នកបិទ Discord ឬចុច «Dismiss message»។ សារដែលអ្នកបានសរសេរ មានតែអ្នកទេដែលលុបបាន។
   *[other] ខ្ញុំបានលុបសារនៅទីនេះ តាមដែលខ្ញុំអាចលុបបាន។ ដើម្បីលុបសារដែលនៅសល់ សូមលុបការជជែកនេះចេញពីទូរស័ព្ទរបស់អ្នក។
}

# What is being signed, and where the person lives: on the screen for the name, and with the thanks.
name-for = ញត្តិ៖ «{ $title }»។ ប្រទេសដែលរស់នៅ៖ { $country }។
thanks-for = អ្នកបានចុះហត្ថលេខាលើញត្តិ «{ $title }»។ ប្រទេសដែលរស់នៅ៖ { $country }។

# A name that was typed signs only when the button is pressed. “again”: the screen is shown once more, and the bot
# can no longer read the name.
name-confirm = តើចុះហត្ថលេខាក្នុងឈ្មោះ «{ $name }» មែនទេ? ញត្តិ៖ «{ $title }»។ ប្រទេសដែលរស់នៅ៖ { $country }។
name-confirm-again = អ្នកទើបតែបានសរសេរឈ្មោះមួយ។ តើចុះហត្ថលេខាក្នុងឈ្មោះនោះមែនទេ? ញត្តិ៖ «{ $title }»។ ប្រទេសដែលរស់នៅ៖ { $country }។
button-sign-typed = ចុះហត្ថលេខា៖ { $name }
button-sign-typed-again = ចុះហត្ថលេខាក្នុងឈ្មោះនោះ
name-not-understood = មិនទាន់បានចុះហត្ថលេខាទេ។ នៅទីនេះ ខ្ញុំត្រូវការឈ្មោះរបស់អ្នក ឧទាហរណ៍៖ សុខ ដារ៉ា។ សូមសរសេរឈ្មោះ ឬចុចប៊ូតុងណាមួយ។

# The person said no, or to wait. Below stands the open question again; the second and the third where it has no Cancel.
refused-nothing-signed = មិនអីទេ។ អ្នកមិនទាន់បានចុះហត្ថលេខាទេ។ អ្នកអាចបន្តខាងក្រោម ឬចុច «បោះបង់» ដើម្បីចេញ។
refused-still-unsigned = មិនអីទេ។ អ្នកមិនទាន់បានចុះហត្ថលេខាទេ។ អ្នកអាចបន្តខាងក្រោម។
refused-go-on = មិនអីទេ។ គ្មានអ្វីផ្លាស់ប្តូរទេ។ អ្នកអាចបន្តខាងក្រោម។
refused-nothing-done = មិនអីទេ។ គ្មានអ្វីផ្លាស់ប្តូរទេ។ អ្នកអាចបន្តខាងក្រោម ឬចុច «បោះបង់» ដើម្បីចេញ។

# The person said yes in words. $label is the button's.
aside-press = សូមចុចប៊ូតុងណាមួយ។
agree-press-the-button = ដើម្បីធ្វើ សូមចុច «{ $label }»។

# A word that means several places, such as CA. A button names the place and its country.
country-which = ពាក្យនេះអាចជាកន្លែងច្រើន។ តើអ្នកចង់និយាយពីកន្លែងណា?

# A state or province that may be one, shown back.
region-confirm = តើ «{ $region }» ជារដ្ឋ ឬខេត្តរបស់អ្នកមែនទេ?
button-keep-region = រក្សាទុក៖ { $region }

# The way back from an answer to where the person was.
button-back-to-petition = ត្រឡប់ទៅញត្តិវិញ
button-back-to-question = ត្រឡប់ទៅសំណួរវិញ
