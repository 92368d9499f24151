### Cities that stand for the time zone of their country, and other cities there: what people type who
### say where they live or where a forum is. Spaces make no difference. Cities of countries whose regions have
### names are in regions.ftl.

zone-asia-phnom-penh = ភ្នំពេញ
zone-europe-paris = ប៉ារីស
zone-pacific-auckland = អូកឡែន ណូវែលសេឡង់
    .places = អុកឡែន, វែលលីងតុន, គ្រីសឆឺច
zone-asia-bangkok = បាងកក
    .places = ឈៀងម៉ៃ, ប៉ាតាយ៉ា, សុរិន្ទ, ស្រះកែវ, អារញ្ញប្រទេស, បុរីរម្យ, ស៊ីសាកេត, ត្រាត, ចន្ទបុរី, ជលបុរី, ភូកេត, រ៉ាយ៉ង
zone-asia-seoul = សេអ៊ូល
    .places = ប៊ូសាន, អ៊ីនឆុន, ដេហ្គូ, អានសាន, ដេជុន, ស៊ូវ៉ុន, ក្វាងជូ, អ៊ុលសាន, ឆាងវ៉ុន, គីមហែ, ហ្វាសុង, កោះជេជូ
zone-asia-tokyo = តូក្យូ
    .places = អូសាកា, ណាហ្គោយ៉ា, យ៉ូកូហាម៉ា, កាណាហ្គាវ៉ា, ក្យូតូ, ហ៊ីរ៉ូស៊ីម៉ា, សាយតាម៉ា, ឈីបា, កូបេ, ហ្វូគូអូកា
zone-asia-kuala-lumpur = គូឡាឡាំពួរ
    .places = កូឡាឡាំពួរ, ពីណាំង, ចូហូរ
zone-asia-singapore = សិង្ហបុរី
    .places = ស៊ីងហ្គាពួរ
zone-asia-ho-chi-minh = ហូជីមិញ
    .places = ព្រៃនគរ, សៃហ្គន, ហាណូយ, ឃ្លាំង, ព្រះត្រពាំង, មាត់ជ្រូក, ក្រមួនស, ពលលាវ, ព្រែកឫស្សី
zone-europe-london = ឡុងដ៍
    .places = ឡុងដុន, ឡន់ដុន, ម៉ានឆេស្ទ័រ
zone-europe-berlin = ប៊ែរឡាំង
    .places = បែរឡាំង, ប៊ែរលីន, មុយនិក, ហាំប៊ួរ, ហ្វ្រែងហ្វួត, ខូឡូញ, ឡែបហ្ស៊ីច
zone-europe-brussels = ព្រុចសែល
    .places = ប្រុចសែល, ព្រុយសែល
zone-europe-zurich = ហ្សូរិច
    .places = ស៊ូរិច, ហ្សឺណែវ, ឡូហ្សាន
zone-europe-amsterdam = អាំស្ទែដាំ
    .places = អាំស្ទើដាំ, រ៉ូតទែដាំ, ឡាអេ
zone-europe-stockholm = ស្តុកខុម
    .places = ស្តុកហូម, យ៉ូតេបូរី
zone-europe-oslo = អូស្លូ
    .places = ប៊ែរហ្គែន
zone-europe-copenhagen = កូប៉ែនហាក
    .places = កូប៉ិនហាក, អូហ៊ូស
zone-europe-helsinki = ហែលស៊ីនគី
    .places = ហែលស៊ីងគី
