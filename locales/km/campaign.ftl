### Who is behind the campaign: its name, its contacts, its key-holders. Owners write these facts; every one may be missing.

behind-none = យុទ្ធនាការមិនទាន់បានប្រាប់នៅទីនេះទេថា អ្នកណាជាអ្នករៀបចំ។ អ្នកអាចសួរក្រុមការងារ៖ /ask
campaign-behind = អ្នករៀបចំយុទ្ធនាការនេះ៖ { $name }
campaign-about = { $about }
campaign-contact = ទំនាក់ទំនង៖ { $contact }
campaign-web = គេហទំព័រ៖ { $address }
campaign-press = សម្រាប់អ្នកសារព័ត៌មាន៖ { $contact }
campaign-holders = អ្នកកាន់កូនសោរបស់យុទ្ធនាការមាន { $count } នាក់៖ { $names }។ មានតែអ្នកកាន់កូនសោទេ ទើបបើកឈ្មោះបាន។
campaign-holders-count = អ្នកកាន់កូនសោរបស់យុទ្ធនាការមាន { $count } នាក់។ មានតែអ្នកកាន់កូនសោទេ ទើបបើកឈ្មោះបាន។
# In the consent: as short as can be.
consent-holders = អ្នកកាន់កូនសោ៖ { $names }។

# The questions for owners, each in one language.
edit-campaign-title = អ្នករៀបចំយុទ្ធនាការ
edit-ask-campaign-name = ជា{ $language }៖ តើក្រុមដែលរៀបចំយុទ្ធនាការនេះឈ្មោះអ្វី? មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «មិត្តនៃការបោះឆ្នោត»។
edit-ask-campaign-about = ជា{ $language }៖ តើក្រុមនេះជាក្រុមអ្វី? មួយ ឬពីរប្រយោគ មិនលើស { $most } តួអក្សរ ឧទាហរណ៍៖ «សមាគមខ្មែរនៅប្រទេសកាណាដា»។
edit-ask-campaign-contact = ជា{ $language }៖ តើគេអាចទាក់ទងយុទ្ធនាការតាមណា? មិនលើស { $most } តួអក្សរ។ សូមដាក់អាសយដ្ឋានរបស់យុទ្ធនាការ កុំដាក់អាសយដ្ឋានផ្ទាល់ខ្លួនរបស់នរណា។
edit-ask-campaign-web = តើគេហទំព័ររបស់យុទ្ធនាការមានអាសយដ្ឋានអ្វី? អាសយដ្ឋានចាប់ផ្តើមដោយ https://
edit-ask-campaign-press = ជា{ $language }៖ តើអ្នកសារព័ត៌មានអាចសួរតាមណា? មិនលើស { $most } តួអក្សរ។ សូមដាក់អាសយដ្ឋានរបស់យុទ្ធនាការ កុំដាក់អាសយដ្ឋានផ្ទាល់ខ្លួនរបស់នរណា។
edit-ask-campaign-holders = ជា{ $language }៖ តើនរណាជាអ្នកកាន់កូនសោ? មួយបន្ទាត់ម្នាក់ តាមឈ្មោះដែលពួកគាត់ចង់ឱ្យហៅ មិនលើស { $most } តួអក្សរក្នុងមួយបន្ទាត់ ឧទាហរណ៍៖ «គ្រូបង្រៀនម្នាក់នៅទីក្រុងលីយ៉ុង»។ មិនចាំបាច់ជាឈ្មោះពិតទេ។ ឬផ្ញើតែចំនួនពួកគាត់។

# In the consent where the names don't fit into one line.
consent-holders-count = យុទ្ធនាការមានអ្នកកាន់កូនសោ { $count } នាក់។

# What owners see when they change it.
edit-campaign-empty = មិនទាន់មានអ្វីនៅទីនេះទេ។ សូមចុចអ្វីដែលអ្នកចង់សរសេរ ឬឆ្លើយសំណួរម្តងមួយៗ។ អ្នកអាចទុកអ្វីៗឱ្យនៅទទេបាន។
edit-campaign-sample = អ្វីដែលគេអានឥឡូវនេះ គ្រាន់តែជាគំរូ។ សូមសរសេររបស់អ្នកជំនួស។
edit-campaign-preview = គេនឹងអានដូចនេះ៖
edit-campaign-changed = ម្ចាស់ម្នាក់ទៀតទើបតែបានកែ។ សូមមើលម្តងទៀត មុនពេលផ្សាយ។
edit-web-refused = សូមសរសេរអាសយដ្ឋានគេហទំព័រ ឧទាហរណ៍៖ https://example.org
edit-field-name = ឈ្មោះ
edit-field-about = ជាក្រុមអ្វី
edit-field-contact = ទំនាក់ទំនង
edit-field-web = គេហទំព័រ
edit-field-press = សម្រាប់អ្នកសារព័ត៌មាន
edit-field-holders = អ្នកកាន់កូនសោ
button-one-by-one = ឆ្លើយម្តងមួយៗ
edit-samples-campaign = អ្វីដែលគំរូប្រាប់អំពីអ្នករៀបចំយុទ្ធនាការ

# The last line of `samleng setup`.
setup-campaign = មនុស្សនឹងសួរថា អ្នកណារៀបចំយុទ្ធនាការនេះ។ ពេលអ្នកក្លាយជាម្ចាស់ហើយ អ្នកអាចសរសេរក្នុងការជជែក៖ /edit រួចចុច «អ្នករៀបចំយុទ្ធនាការ»។
