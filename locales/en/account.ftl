### A person's own affairs: data, taking back, privacy, being forgotten.

withdraw-none = There is no signature from this account.
signature-none-else = In no other petition is there a signature from this account.
petitions-unknown = The keys of these petitions are destroyed, so nobody can find out any more whether this account signed them. If it did, the signature and its locked name stay:
petition-unknown = { $title }
withdraw-which = Which signature do you want to take back?
withdraw-ask = Signed on { $day }. Do you really want to take this signature back? The locked name is then erased, and the total goes down by one.
withdraw-done = The signature is taken back and the name is erased. The total is now { $total }.
button-withdraw-sure = Yes, take it back
button-keep = No, keep it
button-sign-again = Sign again
seat-own = Your signature: { $title }
seat-beside = { $platform ->
    [discord] Person { $seat } on this account: { $title }
   *[other] Person { $seat } on this phone: { $title }
}

mydata-title = What is kept about you
mydata-account = The bot can read:
mydata-language = your language: { $language }
mydata-follows = you follow: { $topics }
mydata-follows-not = you get no news
mydata-home = you live in: { $place }
mydata-zone = your time zone: { $zone }
mydata-connected = this account is connected with your { $app } account
mydata-role = your role in the team: { $role }
mydata-signature = Signed on { $day }. Country: { $country }. Language: { $language }. App: { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] the terminal
}. Version { $version } of the text.
mydata-link = You came through the link “{ $link }”.
# Where there are several signatures, each with its buttons.
mydata-numbered = { $number }. { $title }
mydata-sealed = The name is locked. The bot can't read it, only the key-holders can.
mydata-no-signature = There is no signature from this account.
mydata-forget = To erase everything: /forget
button-correct = Correct the name

correct-not-understood = Nothing was changed. Please type the name as it should be, for example: Sok Dara, or press a button.
correct-title = Correct the name
correct-type = Please type the right name. You will see it once more before it replaces the locked one.
correct-done = The corrected name is locked. The old one is erased.

forget-title = Erase everything?
forget-ask = All your signatures that can be found are taken back, their names are erased, and you get no more news. This can't be undone.
forget-connected = Your { $app } account is connected: it is erased too.
forget-told = You erased everything about you from your { $app } account. This account was connected with it, so it is erased too. Goodbye, and thank you.
forget-stays = For a while, a mark without your name stays if you were muted, have to wait before you sign again, or have typed codes or messages too often. It stays as long as a petition runs if people signed beside an account that was connected with yours. A message that is on its way to you may still arrive.
forget-stays-team = What you did as a member of the team stays in the team's log.
forget-done = Everything that could be found about you is erased. Goodbye, and thank you.
forget-last-owner = You are the only owner of this campaign. Please make somebody else an owner first: /roles
button-forget-sure = Yes, erase everything

privacy-title = Who can read what
privacy-name = Your name is locked at once. Only the campaign's key-holders can open it, and their key is never on the server.
privacy-facts = To count a signature the bot can read its country, day and language, this chat app, and the link you came by. It can't read the name.
privacy-account = Your account is kept as a code. If you follow the news, the bot can also read what you follow, where to send it, and where you live, if you told it. All this is kept apart from signatures.
privacy-platform = The company that runs this chat app can see your chat with the bot.
privacy-server = The main risk: someone who holds the running server, or breaks into it, can find out which accounts signed, and can read what people write from then on. They can't read names that were locked before.
privacy-rights = See your data: /mydata. Take a signature back: /withdraw. Erase everything: /forget.
privacy-end = 30 days after a petition closes, nobody can find out any more whether an account signed it. Until then you can take your signature back.

# Below /privacy: where a problem with the bot or the campaign is reported. $contact is the campaign's own line.
button-report = Report a problem
report-title = Report a problem
report-to = Please write to the people who run this campaign: { $contact }
report-to-nobody = This campaign has given no address. Please tell the person who gave you the link to this bot.
report-meanwhile = If the problem is in your own data, you can change it at once: /mydata. Never send anybody your passwords or the login codes of your chat apps.

# A corrected name that was typed replaces the locked one only when the button is pressed. “again”: as in signing.ftl.
correct-confirm = Replace the locked name with “{ $name }”?
button-replace-name = Change to { $name }
correct-confirm-again = You wrote a name a moment ago. Replace the locked name with it?
button-replace-name-again = Use the name I wrote

# The country of a signature, corrected without signing again.
button-correct-country = Correct the country
correct-country-ask = Which country do you live in? Press a button, or type its name. Your signature stays.
correct-country-done = The country is now: { $country }. Your signature stays.
