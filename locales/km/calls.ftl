# What people who joined a forum are told: before it, when it changes, and afterwards.

call-reminder = សូមរំលឹក៖ { $title }
call-moved = មានការផ្លាស់ប្តូរ៖ { $title }
call-before = ពេលវេលាមុន៖ { $when }
call-moment = { $first } { $from }
call-own-time = ត្រូវនឹងម៉ោងនៅកន្លែងអ្នក៖ { $when }
call-ticket = លេខកូដសំបុត្ររបស់អ្នក៖ { $code }។ នៅមាត់ទ្វារ សូមបង្ហាញ ឬប្រាប់លេខកូដនេះ។
call-waiting = អ្នកស្ថិតក្នុងបញ្ជីរង់ចាំ។ យើងនឹងប្រាប់អ្នកភ្លាម ពេលមានកន្លែងទំនេរ។
call-cancelled = លុបចោល៖ { $title }
call-cancelled-sorry = យើងសូមអភ័យទោស៖ វេទិកានេះមិនប្រព្រឹត្តទៅទេ។
call-cancelled-when = ពេលវេលាដែលបានគ្រោងទុក៖ { $when }
call-recap = លទ្ធផលនៃវេទិកា៖ { $title }

button-call-forum = មើលវេទិកានេះ

# For the team, in the list of announcements. $state says how far it is.
broadcasts-calls = កម្មវិធីបានផ្ញើដោយខ្លួនឯងដល់អ្នកដែលបានចុះឈ្មោះចូលរួម៖
call-list-reminder = ការរំលឹកអំពី «{ $title }»៖ { $state }
call-list-moved = ការផ្លាស់ប្តូរនៃ «{ $title }»៖ { $state }
call-list-cancelled = ការលុបចោល «{ $title }»៖ { $state }
call-list-kept = ព្រឹត្តិការណ៍ក្នុងសឺវើរ សម្រាប់ «{ $title }»៖ { $state }
call-list-recap = លទ្ធផលនៃ «{ $title }»៖ { $state }
