### One person on two platforms: connecting two accounts, and disconnecting them.

# What people call a platform.
app-name = { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] the terminal
}

connect-title = Connect your two accounts
connect-why = Do you use this bot in two apps, such as Telegram and Discord? If you connect them, we count you as one person: your signature counts once, and language and news are the same in both.
connect-how = Open this bot in the other app, send /connect there, and type this code within 10 minutes:
connect-or = Or type the code from the other app here. Never give your code to anyone.
connect-nowhere = This campaign is on Discord only: there is no other account to connect.
button-connect = Connect accounts
button-connect-typed = I have typed it there
button-connect-anew = New code

connect-no-code = That is not a code. A code has 8 letters and digits, for example: { $code }
connect-wrong = This code does not work here. A code works for 10 minutes and only once, and you type it in the other app. Please check it, or get a new one there: /connect
connect-wait = That was a wrong code too many times. Please try again in { $number ->
    [one] { $number } minute
   *[other] { $number } minutes
}.
connect-same-app = This code comes from { $app } too. You can connect accounts in two different apps only.
connect-other-connected = That { $app } account is connected already. Please disconnect it there first: /connect
connect-nothing-yet = No code has been typed in the other app yet. Please type it there, then press here again.
connect-over = That code no longer works. You can get a new one.

connect-question = Is this you?
connect-who = The other account is on { $app }: { $name }
connect-who-nameless = The other account is on { $app }. It shows no name.
connect-effect = If you connect them, we count the two accounts as one person.
connect-warning = If someone asked you to do this, press No.
button-connect-yes = Yes, that is me
button-connect-no = No
connect-waiting = Now please press Yes in the other app as well.
connect-stopped = Stopped. Nothing is connected.
connect-refused = The other account said no or stopped. Nothing is connected.
connect-too-many = So many people have signed on these two accounts that they can't be connected. Nothing is connected.

connect-done = Your { $app } account and this one are connected: we count you as one person in both.
connect-shared = From now on I write to you in English in both. What you follow is shared as well.
connect-twice = You had signed { $number ->
    [one] { $number } petition
   *[other] { $number } petitions
} on both accounts. The earlier signature stays, and the total of each goes down by one.
connect-connected = This account is connected with your { $app } account. We count you as one person in both.

button-disconnect = Disconnect
disconnect-title = Disconnect the two accounts?
disconnect-ask = Everything stays here: signatures, language and news. Your { $app } account starts empty.
disconnect-barred = For { $number } days, that account can't sign the petitions that are signed here. People who signed beside someone count for both accounts as long as the petition runs.
disconnect-news = You get your news on { $app }, so it stops. You can follow again afterwards.
button-disconnect-sure = Yes, disconnect
disconnect-done = Disconnected. Everything stayed here, and your { $app } account starts empty.
disconnect-no-news = You get no more news. To get them here: /follow
disconnect-told = Your { $app } account was disconnected from this one. Everything stayed there, and this account starts empty.
disconnect-apart = This account is not connected with another one.

# Signing, on an account that was disconnected.
sign-barred = You can sign this petition on this account from { $day } on. It was connected with an account that has signed, and the signature stayed there.
