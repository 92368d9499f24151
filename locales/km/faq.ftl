### Questions that people ask, with the campaign's answers.

faq-title = សំណួរ និងចម្លើយ
faq-choose-topic = តើសំណួររបស់អ្នកទាក់ទងនឹងរឿងអ្វី?
faq-choose-question = សូមចុចលើសំណួរ ដើម្បីអានចម្លើយ។
faq-none = មិនទាន់មានសំណួរ និងចម្លើយនៅឡើយទេ។ សូមត្រឡប់មកម្តងទៀតនៅពេលក្រោយ។
faq-example = គំរូ៖ ចម្លើយនេះគ្រាន់តែបង្ហាញពីរបៀបប្រើកម្មវិធីប៉ុណ្ណោះ។
faq-other-language = ចម្លើយនេះមានតែជាភាសាផ្សេងប៉ុណ្ណោះ។
