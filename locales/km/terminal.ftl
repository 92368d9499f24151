### The terminal: the practice chat and the set-up.

terminal-hint = សូមវាយលេខប៊ូតុង ពាក្យលើប៊ូតុង ឬសារ។ ចុច Ctrl-D ដើម្បីបញ្ចប់។

# The questions of `samleng setup`.
setup-language = តើសំណួរខាងក្រោមគួរជាភាសាអ្វី (km ឬ en)?
setup-language-unknown = មានភាសា៖ { $known }។ សូមសរសេរមួយក្នុងចំណោមនេះ។
setup-default-language = អ្នកដែលមិនទាន់ជ្រើសរើសភាសា គួរឃើញភាសាអ្វី? ឬចុច Enter សម្រាប់{ $language }៖
setup-zone-how = ថ្ងៃនៃយុទ្ធនាការចាប់ផ្តើម និងបញ្ចប់នៅម៉ោងអធ្រាត្រនៃល្វែងម៉ោងតែមួយ។ ចំនួននៃ *ថ្ងៃនេះ* និងថ្ងៃចុងក្រោយនៃញត្តិ គិតតាមល្វែងម៉ោងនោះ។
setup-zone = ទីក្រុង ឬល្វែងម៉ោង ដូចជា America/Vancouver ឬចុច Enter សម្រាប់ UTC៖
setup-zone-unknown = រកមិនឃើញល្វែងម៉ោងឈ្មោះនេះទេ។ សូមសរសេរឈ្មោះទីក្រុងធំមួយក្នុងល្វែងម៉ោងតែមួយ ដូចជា ប៉ារីស ឬភ្នំពេញ។
setup-zone-several = មានល្វែងម៉ោងច្រើន៖ { $zones }។ សូមសរសេរមួយក្នុងចំណោមនេះ។
setup-zone-chosen = ល្វែងម៉ោងគឺ { $zone }។
setup-telegram-how = នៅក្នុង Telegram សូមសរសេរទៅ @BotFather ផ្ញើ /newbot ហើយឆ្លើយសំណួរ។ បន្ទាប់មក អ្នកនឹងទទួលបានលេខសម្ងាត់មួយ ដូចជា 123456:ABC…
setup-telegram-token = លេខសម្ងាត់ ឬចុច Enter បើមិនប្រើ Telegram ទេ៖
setup-telegram-name = នេះគឺ @{ $name }។
setup-discord-how = សម្រាប់ Discord សូមបើក discord.com/developers/applications បង្កើតកម្មវិធីមួយ រួចចុច *Reset Token* នៅទំព័រ *Bot*។ ឯកសារ docs/host/discord.md បង្ហាញមួយជំហានម្តងៗ។
setup-discord-token = លេខសម្ងាត់របស់ Discord ឬចុច Enter បើមិនប្រើ Discord ទេ៖
setup-discord-name = នៅលើ Discord នេះគឺ { $name }។
setup-discord-invite = សូមបើកតំណភ្ជាប់នេះ ដើម្បីនាំកម្មវិធីនេះចូលក្នុងសឺវើរ Discord របស់អ្នក៖
setup-no-platform = ត្រូវប្រើយ៉ាងហោចណាស់មួយក្នុងចំណោមទាំងពីរ។
setup-names-there = មូលដ្ឋានទិន្នន័យនៅទីនេះ មានឈ្មោះដែលបានចាក់សោរួចហើយ។ កូនសោថ្មីបើកឈ្មោះទាំងនោះមិនបានទេ។ សូមរក្សាកូនសោដែលបើកបាន។
setup-keys-again = ចុច Enter ដើម្បីបន្តប្រើកូនសោដដែល ឬសរសេរ *ថ្មី* ដើម្បីបង្កើតកូនសោថ្មី៖
setup-keys-new = ថ្មី
setup-done-discord = រួចរាល់ហើយ។ ពេលកម្មវិធីនេះចូលក្នុងសឺវើររបស់អ្នកហើយ សូមសរសេរពាក្យបញ្ជានេះនៅទីនោះ ក្នុងរយៈពេល ២៤ ម៉ោង ដើម្បីក្លាយជាម្ចាស់។ គ្មានអ្នកផ្សេងមើលឃើញទេ។
setup-key-how = នេះជាកូនសោញត្តិ។ មានតែកូនសោនេះទេ ដែលបើកឈ្មោះអ្នកចុះហត្ថលេខាបាន។ សូមកត់ទុកលើក្រដាស ឬរក្សាទុកក្រៅកុំព្យូទ័រនេះ ព្រោះបង្ហាញតែម្តងប៉ុណ្ណោះ។
setup-key-check = សូមវាយតួអក្សរចុងក្រោយទាំង ៦ នៃកូនសោ៖
setup-key-wrong = នេះមិនមែនជាតួអក្សរចុងក្រោយទាំង ៦ ទេ។ សូមមើលម្តងទៀត។
setup-key-written = កូនសោញត្តិស្ថិតក្នុង { $file }។ សូមយកឯកសារនេះចេញពីកុំព្យូទ័រនេះ ហើយរក្សាច្បាប់ចម្លងមួយនៅកន្លែងផ្សេង។
setup-holders-how = អាចមានអ្នកកាន់កូនសោពីរនាក់ទៀត។ ម្នាក់ៗបង្កើតកូនសោដោយ `samleng keygen` ហើយប្រគល់ផ្នែកសាធារណៈ ដែលចាប់ផ្តើមដោយ age1 ឱ្យអ្នក។
setup-holders-key = កូនសោសាធារណៈបន្ថែម ឬចុច Enter ដើម្បីរំលង៖
setup-practice-store = មូលដ្ឋានទិន្នន័យនៅទីនេះសម្រាប់តែហាត់សាកប៉ុណ្ណោះ។ យុទ្ធនាការនឹងមានមួយដោយឡែក៖ campaign.db
setup-done = រួចរាល់ហើយ។ សូមបើកតំណភ្ជាប់នេះក្នុង Telegram ក្នុងរយៈពេល ២៤ ម៉ោង ដើម្បីក្លាយជាម្ចាស់។
setup-next = ឥឡូវសូមបញ្ចូលយុទ្ធនាការដោយ `samleng import FILE` (ឬ `samleng import sample`) រួចចាប់ផ្តើមដោយ `samleng run`។
