### Questions to the speakers of a forum, and their answers.

event-questions = សំណួរ និងចម្លើយ៖
button-ask-speakers = សួរវាគ្មិន
button-questions = សំណួរ ({ $number })
button-queue = { $title } ({ $number })

# Asking.
questions-follow-first = អ្នកដែលទទួលព័ត៌មានពីយុទ្ធនាការ អាចសួរវាគ្មិនបាន។ តើអ្នកចង់តាមដានវេទិកានេះទេ? បើតាមដាន អ្នកក៏នឹងដឹងលទ្ធផលដែរ។
button-follow-and-ask = តាមដាន ហើយសួរ
questions-ask = តើអ្នកចង់សួរអ្វីទៅវាគ្មិននៃ «{ $title }»? សូមសរសេរ (មិនលើស { $most } តួអក្សរ)។
questions-who-reads = អ្នកសម្របសម្រួលអានសំណួរនេះ ហើយអាចយកទៅសួរវាគ្មិន និងផ្សាយជាមួយលទ្ធផលវេទិកា។ ពួកគាត់មើលមិនឃើញឈ្មោះ ឬគណនីរបស់អ្នកទេ។ សូមកុំសរសេរឈ្មោះអ្នក ឬឈ្មោះអ្នកដទៃ។
questions-send-this = ផ្ញើសំណួរនេះទៅវាគ្មិនមែនទេ?
questions-sent = សំណួររបស់អ្នកកំពុងរង់ចាំវេន។ ពេលវាគ្មិនបានឮសំណួរនេះហើយ ខ្ញុំនឹងប្រាប់អ្នក។
questions-too-many = អ្នកបានផ្ញើសំណួរ { $most } សម្រាប់វេទិកានេះហើយ។ មិនអាចផ្ញើលើសនេះទេ ដើម្បីឱ្យអ្នកដទៃមានវេនដែរ។
questions-over = វេទិកានេះចប់ហើយ៖ លែងអាចសួរវាគ្មិនបានទៀត។
form-question = សំណួររបស់អ្នកជូនវាគ្មិន

# What the asker gets.
questions-told-asked = យើងបានសួរសំណួររបស់អ្នកទៅវាគ្មិននៃ «{ $title }» ហើយ៖
questions-told-declined = ក្នុងវេទិកា «{ $title }» គ្មានពេលគ្រប់គ្រាន់សម្រាប់សំណួរនេះរបស់អ្នកទេ។ សូមអរគុណដែលបានសួរ។

# The queue.
questions-title = សំណួរជូនវាគ្មិន៖ { $title }
questions-none = គ្មានអ្វីរង់ចាំទេ។
questions-to-publish = វេទិកានេះចប់ហើយ។ សំណួរដែលមានចម្លើយ អាចផ្សាយជាមួយលទ្ធផលបាន។
questions-row = { $number }. { $words }
questions-row-several = { $number }. { $words } (មាន { $total } នាក់សួរ)
questions-more = ហើយមាន { $number } ទៀតបន្ទាប់ពីនេះ។
questions-people = មាន { $total } នាក់សួរ។
questions-was-asked = បានសួរវាគ្មិនហើយ។
questions-was-declined = សំណួរនេះមិនបានយកទៅសួរទេ។
questions-was-published = សំណួរនេះមានក្នុងលទ្ធផលហើយ។
questions-done-before = សំណួរនេះមានគេធ្វើរួចហើយ ហើយលែងរង់ចាំវេនទៀត។
questions-marked = បានកត់ថា សួរហើយ។ អ្នកដែលបានសួរ នឹងទទួលដំណឹងទាំងអស់គ្នា។
questions-declined = មិនយកទៅសួរទេ។ អ្នកដែលបានសួរ នឹងទទួលដំណឹងដោយគួរសម។
questions-merge = តើត្រូវបញ្ចូលសំណួរនេះជាមួយសំណួរណា?
questions-no-other = គ្មានសំណួរផ្សេងកំពុងរង់ចាំទេ។
button-asked = សួរហើយ
button-merge = បញ្ចូលជាមួយ…
button-up = ឡើងលើ
button-down = ចុះក្រោម

# With the recap.
button-publish-recap = ផ្សាយជាមួយលទ្ធផល
questions-write-answer = តើចម្លើយយ៉ាងណា? សូមសរសេរជា{ $language } (មិនលើស { $most } តួអក្សរ)។
questions-other-question = តើសំណួរនេះត្រូវសរសេរយ៉ាងណាជា{ $language }? សូមសរសេរ (មិនលើស { $most } តួអក្សរ)។
questions-preview = សំណួរនេះនឹងបង្ហាញជាមួយលទ្ធផលដូចនេះ៖
questions-full = លទ្ធផលនេះមានសំណួរ { $most } ហើយ។ មិនអាចបន្ថែមទៀតទេ។
questions-published = សំណួរនេះបង្ហាញជាមួយលទ្ធផលហើយ។
button-also-in = ជា{ $language }ដែរ
button-see-it = មើល
form-question-answer = ចម្លើយ
form-question-other = សំណួរ
