### Milestones: what is proposed to the organizers when a petition has grown.

# The announcement that they may change and send.
milestone-text = មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិ «{ $title }» ហើយ។ គោលដៅគឺ { $goal } នាក់។ សូមអរគុណដល់អ្នកទាំងអស់ដែលបានចុះហត្ថលេខា និងបានជួយចែករំលែក! បើអ្នកមិនទាន់បានចុះហត្ថលេខាទេ សូមចុចប៊ូតុងខាងក្រោម។
milestone-goal = យើងសម្រេចបានគោលដៅ { $goal } នាក់ហើយ៖ មាន { $total } នាក់បានចុះហត្ថលេខាលើញត្តិ «{ $title }»។ សូមអរគុណដល់អ្នកទាំងអស់ដែលបានចុះហត្ថលេខា និងបានជួយចែករំលែក! បើអ្នកមិនទាន់បានចុះហត្ថលេខាទេ អ្នកនៅតែអាចចុះបាន។

# What organizers and owners read.
milestone-notice = ញត្តិ «{ $title }» មាន { $total } ហត្ថលេខាហើយ។ ខ្ញុំបានសរសេរសេចក្តីជូនដំណឹងមួយទុកជូនអ្នក។ សេចក្តីជូនដំណឹងនេះនឹងមិនផ្ញើចេញទេ ដរាបណាអ្នកមិនទាន់ឱ្យផ្ញើ។
button-milestone-look = មើលសេចក្តីជូនដំណឹង
