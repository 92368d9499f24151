### Joining a forum: places, the waiting list, tickets, and the door.

button-come = ខ្ញុំនឹងចូលរួម
button-in-person = ទៅដល់ទីកន្លែង
button-online = តាមអ៊ីនធឺណិត
button-in-person-instead = ប្តូរទៅដល់ទីកន្លែងវិញ
button-online-instead = ប្តូរទៅតាមអ៊ីនធឺណិតវិញ
button-come-not = ខ្ញុំមិនអាចចូលរួមទេ
button-come-not-sure = បាទ/ចាស ខ្ញុំមិនអាចចូលរួមទេ
button-calendar = ឯកសារប្រតិទិន
button-map = ផែនទី
button-recap = សូមផ្ញើលទ្ធផលវេទិកាមកខ្ញុំ
button-recap-not = មិនត្រូវការលទ្ធផលវេទិកាទេ
button-forum = មើលវេទិកានេះ
button-events = វេទិកា

rsvp-way = តើអ្នកនឹងចូលរួមតាមរបៀបណា?
# Numbers only: how many places are free, of how many.
rsvp-places = កន្លែងនៅទំនេរ៖ { $number } កន្លែង ក្នុងចំណោម { $most }
rsvp-full = អស់កន្លែងហើយ (សរុប { $most } កន្លែង)។ កំពុងរង់ចាំ៖ { $more } នាក់
rsvp-own-time = តាមម៉ោងរបស់អ្នក៖ { $when }
rsvp-cancelled = វេទិកានេះបានលុបចោលហើយ។
rsvp-title-cancelled = លុបចោល៖ { $title }

rsvp-in-person = យើងបានកត់ទុកថា អ្នកនឹងមកចូលរួម។ សូមអរគុណ។
rsvp-code = លេខកូដសំបុត្ររបស់អ្នក៖ { $code }
rsvp-bring = នៅមាត់ទ្វារ សូមបង្ហាញ ឬប្រាប់លេខកូដនេះ។ គ្មាននរណាសួរឈ្មោះអ្នកទេ។
rsvp-online = យើងបានកត់ទុកថា អ្នកនឹងចូលរួមតាមអ៊ីនធឺណិត។ សូមអរគុណ។
rsvp-stays-online = កន្លែងក្នុងសាលអស់ហើយ។ អ្នកនៅតែអាចចូលរួមតាមអ៊ីនធឺណិតដដែល។
rsvp-waiting = កន្លែងអស់ហើយ។ អ្នកនៅក្នុងបញ្ជីរង់ចាំ លេខ { $number }។
rsvp-waiting-how = ពេលមានកន្លែងទំនេរ កន្លែងនោះជារបស់អ្នក ហើយខ្ញុំនឹងសរសេរប្រាប់អ្នកនៅទីនេះភ្លាម។
rsvp-waiting-code = លេខកូដសំបុត្ររបស់អ្នកនៅពេលនោះ៖ { $code }
rsvp-came = អ្នកបានមកចូលរួម។ សូមអរគុណ។
rsvp-recap = ពេលមានលទ្ធផលវេទិកា ខ្ញុំនឹងផ្ញើជូនអ្នកនៅទីនេះ។

rsvp-leave-place = តើអ្នកពិតជាចង់លះបង់កន្លែងរបស់អ្នកមែនទេ? អ្នកផ្សេងអាចយកកន្លែងនោះ។
rsvp-leave-list = តើអ្នកពិតជាចង់ចេញពីបញ្ជីរង់ចាំមែនទេ? អ្នកនឹងបាត់លេខរៀងរបស់អ្នក។
rsvp-left = សូមអរគុណដែលបានប្រាប់។ កន្លែងរបស់អ្នកទុកជូនអ្នកផ្សេង។
rsvp-left-list = រួចរាល់។ អ្នកលែងនៅក្នុងបញ្ជីនៃវេទិកានេះហើយ។
# Sent to somebody who waited. The code follows on the next line.
rsvp-moved-up = មានកន្លែងទំនេរហើយ កន្លែងនោះជារបស់អ្នក៖ { $title }

# Under the calendar file.
rsvp-calendar = សូមបើកឯកសារនេះ ដើម្បីបញ្ចូលវេទិកាទៅក្នុងប្រតិទិនរបស់អ្នក។

### The door: short lines, read at a glance.

form-ticket = លេខកូដសំបុត្រ
door-title = មាត់ទ្វារ៖ { $title }
door-ask = សូមវាយលេខកូដសំបុត្រ រួចលេខកូដបន្ទាប់។ ពេលចប់ហើយ សូមចុច «រួចរាល់»។
door-number = បានចូលហើយ៖ { $number } នាក់
door-which = តើអ្នកនៅមាត់ទ្វារវេទិកាណា?
door-none = មិនទាន់មានវេទិកាដែលមានមាត់ទ្វារទេ។
door-next = ពេលនេះមិនទាន់បើកទ្វារទេ។ ទ្វារបើកមួយថ្ងៃមុនវេទិកា។ វេទិកាបន្ទាប់៖ { $title } { $when }
door-in = ✅ { $code }៖ សូមអញ្ជើញចូល។ បានចូល៖ { $number } ក្នុងចំណោម { $total }
door-used = ⛔ { $code } បានប្រើរួចហើយ។ បានចូល៖ { $number } នាក់
door-wrong = ⛔ { $code }៖ គ្មានសំបុត្រនេះទេ។
door-other = ⛔ { $code } សម្រាប់វេទិកាផ្សេង៖ { $title } { $day }
door-waiting = ⛔ { $code } នៅក្នុងបញ្ជីរង់ចាំ មិនទាន់មានកន្លែងទេ។
door-online = ⛔ { $code } សម្រាប់ចូលរួមតាមអ៊ីនធឺណិត។
door-cancelled = ⛔ { $code }៖ វេទិកានោះបានលុបចោលហើយ។
door-no-code = ⛔ នេះមិនមែនជាលេខកូដសំបុត្រទេ។ លេខកូដមានអក្សរ និងលេខ ៦ តួ ដូចជា { $code }។
door-left = រួចរាល់។ បានចូល៖ { $number } នាក់

mydata-forum-in-person = អ្នកនឹងទៅវេទិកា៖ { $title }
mydata-forum-online = អ្នកនឹងចូលរួមតាមអ៊ីនធឺណិត៖ { $title }
mydata-forum-waiting = អ្នកកំពុងរង់ចាំកន្លែង៖ { $title }
mydata-forum-recap = អ្នកនឹងទទួលលទ្ធផលវេទិកា៖ { $title }
mydata-forum-came = អ្នកបានទៅវេទិកា៖ { $title }
